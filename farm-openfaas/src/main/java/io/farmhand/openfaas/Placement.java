package io.farmhand.openfaas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spreads workers and calls over functions. What is in flight at a function stays within its wanted
 * replicas as long as all that is in flight fits the number of workers wanted. Guarded by its
 * owner's lock.
 */
final class Placement {
  private Placement() {}

  /** What one function is to have, and has. */
  static final class Load {
    int most;
    int wanted;
    int answering;
    int inFlight;

    Load(int most, int replicas) {
      this.most = most;
      wanted = Math.clamp(replicas, 0, most);
    }

    int ready() {
      return Math.min(wanted, answering);
    }
  }

  /**
   * Spreads {@code target} workers as evenly as the limits and what is in flight allow.
   *
   * @return how many are wanted in all, which is fewer when the limits do not allow the target
   */
  static int spread(List<Load> loads, int target) {
    int sum = 0;
    for (Load load : loads) {
      load.wanted = Math.min(load.wanted, load.most);
      sum += load.wanted;
    }
    while (sum > target) {
      fullest(loads).wanted--;
      sum--;
    }
    Load room = emptiest(loads);
    while (sum < target && room != null) {
      room.wanted++;
      sum++;
      room = emptiest(loads);
    }
    return sum;
  }

  /** Of those with a replica that is not busy, the one that has most replicas, else the last. */
  private static Load fullest(List<Load> loads) {
    Load best = loads.getFirst();
    boolean bestIdle = false;
    for (Load load : loads) {
      boolean idle = load.wanted > load.inFlight;
      if (idle == bestIdle ? load.wanted >= best.wanted : idle) {
        best = load;
        bestIdle = idle;
      }
    }
    return best;
  }

  private static @Nullable Load emptiest(List<Load> loads) {
    Load best = null;
    for (Load load : loads) {
      if (load.wanted < load.most && (best == null || load.wanted < best.wanted)) {
        best = load;
      }
    }
    return best;
  }

  /** The function with most idle workers, the first of those; null when there is none. */
  static @Nullable Load idlest(List<Load> loads) {
    Load best = null;
    int bestIdle = 0;
    for (Load load : loads) {
      int idle = load.ready() - load.inFlight;
      if (idle > bestIdle) {
        best = load;
        bestIdle = idle;
      }
    }
    return best;
  }
}
