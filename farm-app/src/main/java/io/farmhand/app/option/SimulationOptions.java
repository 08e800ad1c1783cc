package io.farmhand.app.option;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import picocli.CommandLine.Option;

/** Options of what simulations draw, and how many run at the same time. */
public final class SimulationOptions {
  private static final int MOST_JOBS = 1024;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Episodes at the same time, which changes nothing but the time that it takes (default:"
              + " the processors of this machine).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  /** Root seed. */
  public long seed() {
    return seed;
  }

  /**
   * How many threads.
   *
   * @throws ExitException when it is no number of threads
   */
  public int jobs() {
    Usage.require(jobs >= 1 && jobs <= MOST_JOBS, "--jobs must be 1 to " + MOST_JOBS, jobs);
    return jobs;
  }
}
