package io.farmhand.app.option;

import io.farmhand.app.exit.Usage;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of how many episodes are simulated. */
public final class EpisodeOptions {
  private static final int MOST_EPISODES = 100_000;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "200",
      description = "Episodes, the same for all (default: ${DEFAULT-VALUE}).")
  private int episodes = 200;

  @Mixin private SimulationOptions simulation = new SimulationOptions();

  /** Root seed. */
  public long seed() {
    return simulation.seed();
  }

  /** How many episodes; at least two, for an interval. */
  public int episodes() {
    Usage.require(
        episodes >= 2 && episodes <= MOST_EPISODES,
        "--episodes must be 2 to " + MOST_EPISODES,
        episodes);
    return episodes;
  }

  /** How many threads. */
  public int jobs() {
    return simulation.jobs();
  }
}
