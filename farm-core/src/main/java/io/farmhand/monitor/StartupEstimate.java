package io.farmhand.monitor;

/** The start-up time of workers, as an exponential average of the recent starts. */
public final class StartupEstimate {
  private static final double WEIGHT = 0.3;

  private double seconds = Double.NaN;

  /** An estimate without any start yet. */
  public StartupEstimate() {}

  /** Forgets every start. */
  public void clear() {
    seconds = Double.NaN;
  }

  /** A worker became ready, {@code startupNanos} after it was asked for. */
  public void started(long startupNanos) {
    double latest = startupNanos * 1e-9;
    seconds = Double.isNaN(seconds) ? latest : seconds + WEIGHT * (latest - seconds);
  }

  /** The estimate in seconds; NaN before the first start. */
  public double seconds() {
    return seconds;
  }
}
