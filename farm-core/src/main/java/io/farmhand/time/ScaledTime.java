package io.farmhand.time;

import java.time.Duration;
import java.time.Instant;

/** Another source's time, passing faster or slower. */
final class ScaledTime implements TimeSource {
  private final TimeSource base;
  private final double speed;
  private final long origin;
  private final Instant start;

  ScaledTime(TimeSource base, double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed = " + speed + ", must be a positive number");
    }
    this.base = base;
    this.speed = speed;
    this.origin = base.nanos();
    this.start = base.instant();
  }

  @Override
  public long nanos() {
    return origin + (long) ((base.nanos() - origin) * speed);
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.ofNanos(nanos() - origin));
  }

  @Override
  public Cancellable after(long delayNanos, Runnable action) {
    return base.after((long) Math.ceil(delayNanos / speed), action);
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    base.sleep((long) Math.ceil(nanos / speed));
  }
}
