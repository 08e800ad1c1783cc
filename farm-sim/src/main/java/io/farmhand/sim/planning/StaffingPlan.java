package io.farmhand.sim.planning;

import io.farmhand.check.Require;
import io.farmhand.sim.planning.PoolCheck.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The least constant pool for an objective, found by simulation around a guess.
 *
 * @param objective share of the tasks to be in time, in 0 .. 1, both exclusive
 * @param guess where the search began, such as the model's answer
 * @param checks the pools that were simulated, fewest workers first
 * @param least the smallest pool that surely meets the objective, and all larger ones tried with
 *     it; empty when none did up to the bound
 */
public record StaffingPlan(
    double objective, int guess, List<PoolCheck> checks, Optional<PoolCheck> least) {
  public StaffingPlan {
    checks = List.copyOf(checks);
  }

  /**
   * Searches: up from the guess until the objective is met, or down until it is not, and one pool
   * to either side of the guess in any case.
   *
   * @param lowest no smaller pool is tried
   * @param highest no larger pool is tried
   */
  public static StaffingPlan search(
      Pools pools, double objective, int guess, int lowest, int highest) {
    Require.that(objective > 0 && objective < 1, "objective", objective, "above 0 and below 1");
    Require.that(lowest >= 1 && lowest <= highest, "lowest", lowest, "in 1 .. " + highest);
    int start = Math.clamp(guess, lowest, highest);
    TreeMap<Integer, PoolCheck> checks = new TreeMap<>();
    for (int workers = start; workers <= highest; workers++) {
      PoolCheck check = pools.check(workers);
      checks.put(workers, check);
      if (check.verdict(objective) == Verdict.MEETS && workers > start) {
        break;
      }
    }
    for (int workers = start - 1; workers >= lowest; workers--) {
      PoolCheck check = pools.check(workers);
      checks.put(workers, check);
      if (check.verdict(objective) != Verdict.MEETS) {
        break;
      }
    }
    return new StaffingPlan(
        objective, guess, List.copyOf(checks.values()), least(checks, objective));
  }

  private static Optional<PoolCheck> least(TreeMap<Integer, PoolCheck> checks, double objective) {
    PoolCheck least = null;
    for (PoolCheck check : checks.descendingMap().values()) {
      if (check.verdict(objective) != Verdict.MEETS) {
        break;
      }
      least = check;
    }
    return Optional.ofNullable(least);
  }
}
