package io.farmhand.app.option;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import picocli.CommandLine.Option;

/** Options of how many episodes are simulated. */
public final class EpisodeOptions {
  private static final int MOST_EPISODES = 100_000;
  private static final int MOST_JOBS = 1024;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "200",
      description = "Episodes, the same for all (default: ${DEFAULT-VALUE}).")
  private int episodes = 200;

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

  /** How many episodes; at least two, for an interval. */
  public int episodes() {
    require(episodes >= 2 && episodes <= MOST_EPISODES, "--episodes must be 2 to 100000", episodes);
    return episodes;
  }

  /** How many threads. */
  public int jobs() {
    require(jobs >= 1 && jobs <= MOST_JOBS, "--jobs must be 1 to 1024", jobs);
    return jobs;
  }

  private static void require(boolean valid, String expected, int found) {
    if (!valid) {
      throw new ExitException(ExitCode.USAGE, expected + ", found " + found);
    }
  }
}
