package io.farmhand.app.option;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.sim.optimum.Objective.Goal;
import io.farmhand.sim.optimum.OptimumSettings;
import picocli.CommandLine.Option;

/** Options of what the best plans are to reach. */
public final class OptimumOptions {
  @Option(
      names = "--qos",
      paramLabel = "SHARE",
      defaultValue = "0.992",
      description =
          "Share of the tasks that the best plans are to have done in time (default:"
              + " ${DEFAULT-VALUE}).")
  private Objective qos = new Objective(0.992);

  @Option(
      names = "--action-price",
      paramLabel = "WORKERS",
      defaultValue = "0.01",
      description = "Workers that a change of the target is worth (default: ${DEFAULT-VALUE}).")
  private double actionPrice = 0.01;

  /** What to search for with so many plans an episode. */
  public OptimumSettings settings(int budget) {
    return settings(new Goal(qos.share()), budget);
  }

  /** The same for another objective. */
  public OptimumSettings settings(io.farmhand.sim.optimum.Objective objective, int budget) {
    if (!(actionPrice >= 0 && actionPrice < 1000)) {
      throw wrong("--action-price must be at least 0 and below 1000, found " + actionPrice);
    }
    if (budget < 100 || budget > 10_000_000) {
      throw wrong("The budget must be 100 to 10000000 plans an episode, found " + budget);
    }
    return new OptimumSettings(objective, actionPrice, budget);
  }

  private static ExitException wrong(String message) {
    return new ExitException(ExitCode.USAGE, message);
  }
}
