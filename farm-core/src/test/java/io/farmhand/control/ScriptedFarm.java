package io.farmhand.control;

import io.farmhand.control.contract.SampleObservation;
import io.farmhand.monitor.Observation;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A farm whose workers start after a set time and whose load a test sets. */
final class ScriptedFarm implements Controlled {
  final List<String> applied = new ArrayList<>();
  Duration startup = Duration.ZERO;
  int target;
  long arrivals;
  int waiting;
  @Nullable RuntimeException observeFails;
  @Nullable RuntimeException applyFails;
  private final TimeSource time;
  private int starting;

  ScriptedFarm(TimeSource time, int target) {
    this.time = time;
    this.target = target;
  }

  @Override
  public Observation observe() {
    if (observeFails != null) {
      throw observeFails;
    }
    return SampleObservation.idle()
        .at(time.nanos() / 1e9)
        .workers(target, starting)
        .arrivals(arrivals)
        .queues(waiting, 0, 0, 0)
        .build();
  }

  @Override
  public void apply(int next) {
    if (applyFails != null) {
      throw applyFails;
    }
    applied.add(time.nanos() / 1_000_000 + "ms:" + next);
    int added = Math.max(0, next - target);
    target = next;
    if (added > 0 && startup.isPositive()) {
      starting += added;
      time.after(startup.toNanos(), () -> starting -= added);
    }
  }
}
