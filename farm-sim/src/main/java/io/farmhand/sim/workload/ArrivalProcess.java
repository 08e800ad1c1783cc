package io.farmhand.sim.workload;

import io.farmhand.check.Require;

/** How arrival times are drawn from the rate of a phase. */
public sealed interface ArrivalProcess {
  /**
   * Every phase ends on its exact count, the expected number of its arrivals rounded.
   *
   * <p>The phase is cut into windows. With R tasks still to come, of which the rate expects the
   * share w / W in this window (w its expected arrivals, W those of all windows left, this one
   * included), the window gets a Poisson count of mean R w / W, at most R; the last window with a
   * rate above 0 gets the rest. The n tasks of a window arrive at cumulated exponential gaps of
   * mean length / n from its start, so the last may come after its end.
   *
   * @param windowSeconds length of a window, above 0
   */
  record Exact(double windowSeconds) implements ArrivalProcess {
    public Exact {
      Require.positive("windowSeconds", windowSeconds);
    }
  }

  /** A Poisson process with the rate of the phase, by thinning one of the greatest rate. */
  record Poisson() implements ArrivalProcess {}
}
