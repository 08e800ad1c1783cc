package io.farmhand.sim.optimum;

import java.util.ArrayList;
import java.util.List;

/**
 * The plans of one episode that no other beats in both missed deadlines and workers, the price of
 * the actions counted among the workers.
 */
final class PlanArchive {
  /** In ascending order of misses and descending order of workers. */
  private final List<Entry> entries = new ArrayList<>();

  private final int tasks;

  /**
   * A plan and what came of it.
   *
   * @param missed deadlines missed
   * @param workers mean target and price of the actions
   * @param plan its targets, not to be changed
   */
  record Entry(int missed, double workers, Plan plan) {}

  PlanArchive(int tasks) {
    this.tasks = tasks;
  }

  void offer(int missed, double workers, int[] plan) {
    int at = 0;
    while (at < entries.size() && entries.get(at).missed < missed) {
      at++;
    }
    if (at > 0 && entries.get(at - 1).workers <= workers) {
      return;
    }
    if (at < entries.size()
        && entries.get(at).missed == missed
        && entries.get(at).workers <= workers) {
      return;
    }
    while (at < entries.size() && entries.get(at).workers >= workers) {
      entries.remove(at);
    }
    entries.add(at, new Entry(missed, workers, Plan.of(plan)));
  }

  /** The cheapest plan when a percentage point of quality of service is worth so many workers. */
  Entry best(double perPoint) {
    Entry best = entries.getFirst();
    double least = cost(best, perPoint);
    for (Entry entry : entries) {
      double cost = cost(entry, perPoint);
      if (cost < least) {
        least = cost;
        best = entry;
      }
    }
    return best;
  }

  double cost(Entry entry, double perPoint) {
    return entry.workers + perPoint * 100 * entry.missed / tasks;
  }

  double qos(Entry entry) {
    return 1 - (double) entry.missed / tasks;
  }
}
