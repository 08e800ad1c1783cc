package io.farmhand.sim.scenario;

import io.farmhand.check.Require;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import java.time.Duration;
import java.util.Map;

/**
 * How a platform behaves, as far as the farm notices.
 *
 * @param name what tables call it
 * @param startup time from asking for a worker until it is ready
 * @param stop time from asking an idle worker to stop until it is gone
 * @param overhead time that handing over one task occupies its worker, besides the service
 * @param failureRate share of task executions whose worker dies, in 0..1, exclusive of 1
 * @param slowness factor on the service times of a worker, drawn when it starts
 * @param scalingBlocks whether a step lasts at least until the workers it asked for are ready
 */
public record PlatformProfile(
    String name,
    Distribution startup,
    Distribution stop,
    Duration overhead,
    double failureRate,
    Distribution slowness,
    boolean scalingBlocks) {
  public PlatformProfile {
    Require.that(!name.isBlank(), "name", name, "not blank");
    Require.notNegative("overhead", overhead);
    Require.that(failureRate >= 0 && failureRate < 1, "failureRate", failureRate, "in 0 .. 1");
  }

  /** With workers of equal speed. */
  public PlatformProfile(
      String name,
      Distribution startup,
      Distribution stop,
      Duration overhead,
      double failureRate,
      boolean scalingBlocks) {
    this(name, startup, stop, overhead, failureRate, new Constant(1), scalingBlocks);
  }

  /** The profile with the keys of a profile file, for the record of a result. */
  public Map<String, Object> describe() {
    return Describe.platform(this);
  }
}
