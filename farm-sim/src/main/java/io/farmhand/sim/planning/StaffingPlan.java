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
   * Searches: from the guess on in growing strides until the objective is met, or down until it is
   * not; then by halves in between. One pool to either side of the answer is always looked at.
   *
   * @param lowest no smaller pool is tried
   * @param highest no larger pool is tried
   */
  public static StaffingPlan search(
      Pools pools, double objective, int guess, int lowest, int highest) {
    Require.that(objective > 0 && objective < 1, "objective", objective, "above 0 and below 1");
    Require.that(lowest >= 1 && lowest <= highest, "lowest", lowest, "in 1 .. " + highest);
    Search search = new Search(pools, objective);
    int start = Math.clamp(guess, lowest, highest);
    int meets = start;
    int misses = start;
    for (int stride = 1; !search.meets(meets) && meets < highest; stride *= 2) {
      misses = meets;
      meets = Math.min(highest, meets + stride);
    }
    for (int stride = 1; search.meets(misses) && misses > lowest; stride *= 2) {
      meets = misses;
      misses = Math.max(lowest, misses - stride);
    }
    while (search.meets(meets) && meets - misses > 1) {
      int middle = (meets + misses) >>> 1;
      if (search.meets(middle)) {
        meets = middle;
      } else {
        misses = middle;
      }
    }
    search.meets(Math.min(highest, meets + 1));
    return new StaffingPlan(
        objective, guess, List.copyOf(search.checks.values()), least(search.checks, objective));
  }

  /** Remembers what it has simulated. */
  private static final class Search {
    private final Pools pools;
    private final double objective;
    private final TreeMap<Integer, PoolCheck> checks = new TreeMap<>();

    Search(Pools pools, double objective) {
      this.pools = pools;
      this.objective = objective;
    }

    boolean meets(int workers) {
      return checks.computeIfAbsent(workers, pools::check).verdict(objective) == Verdict.MEETS;
    }
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
