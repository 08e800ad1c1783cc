package io.farmhand.app.option;

import io.farmhand.app.exit.Usage;
import io.farmhand.sim.optimum.Objective.Goal;
import io.farmhand.sim.optimum.Objective.Price;
import io.farmhand.sim.optimum.OptimumSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of what the best plans are to reach. */
public final class OptimumOptions {
  /** Plans that are tried for each episode, unless something else is wanted. */
  public static final String BUDGET = "2000";

  private static final double USUAL = 0.992;

  @Option(
      names = "--qos",
      paramLabel = "SHARE",
      description =
          "Share of the tasks that the best plans are to have done in time (default: 99.2%%).")
  private Optional<Objective> qos = Optional.empty();

  @Option(
      names = "--action-price",
      paramLabel = "WORKERS",
      defaultValue = "0.01",
      description = "Workers that a change of the target is worth (default: ${DEFAULT-VALUE}).")
  private double actionPrice = 0.01;

  /** Whether a share was asked for. */
  public boolean hasGoal() {
    return qos.isPresent();
  }

  /** What to search for with so many plans an episode, as {@code option} has them. */
  public OptimumSettings settings(String option, int budget) {
    return settings(new Goal(qos.map(Objective::share).orElse(USUAL)), option, budget);
  }

  /** The same at a price of a percentage point, in workers. */
  public OptimumSettings settings(double price, String option, int budget) {
    Usage.require(price > 0 && price < 1e6, "--price must be above 0 and below 1000000", price);
    return settings(new Price(price), option, budget);
  }

  private OptimumSettings settings(
      io.farmhand.sim.optimum.Objective objective, String option, int budget) {
    Usage.require(
        actionPrice >= 0 && actionPrice < 1000,
        "--action-price must be at least 0 and below 1000",
        actionPrice);
    Usage.require(
        budget >= 100 && budget <= 10_000_000,
        option + " must be 100 to 10000000 plans an episode",
        budget);
    return new OptimumSettings(objective, actionPrice, budget);
  }
}
