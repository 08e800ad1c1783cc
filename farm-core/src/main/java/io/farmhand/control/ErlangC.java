package io.farmhand.control;

/**
 * The M/M/c queue: how likely a task has to wait, and for how long.
 *
 * <p>Everything follows from Erlang's B formula by its recursion over the number of servers, B(0) =
 * 1 and B(c) = R B(c-1) / (c + R B(c-1)), which neither overflows nor loses digits. Source: any
 * text on queues, such as Cooper, "Introduction to Queueing Theory" (1981), chapter 3.
 */
public final class ErlangC {
  private ErlangC() {}

  /**
   * Share of the tasks lost by {@code servers} without a queue: Erlang's B.
   *
   * @param load offered load, arrival rate times mean service time, at least 0
   */
  public static double blocking(int servers, double load) {
    requireLoad(servers, load);
    double blocking = 1;
    for (int c = 1; c <= servers; c++) {
      blocking = next(blocking, c, load);
    }
    return blocking;
  }

  /**
   * Share of the tasks that have to wait: Erlang's C; 1 where the load is too much for the servers.
   *
   * @param load offered load, arrival rate times mean service time, at least 0
   */
  public static double waiting(int servers, double load) {
    return waiting(blocking(servers, load), servers, load);
  }

  /**
   * Least number of servers with which a share of at most {@code epsilon} of the tasks waits longer
   * than it may; {@code max} if even that many are not enough.
   *
   * @param load offered load, arrival rate times mean service time, at least 0
   */
  public static int leastServers(double load, AllowedWait allowed, double epsilon, int max) {
    requireLoad(max, load);
    if (load == 0) {
      return 0;
    }
    double blocking = 1;
    for (int c = 1; c < max && load < max; c++) {
      blocking = next(blocking, c, load);
      if (c > load && waiting(blocking, c, load) * allowed.exceeded(c - load) <= epsilon) {
        return c;
      }
    }
    return max;
  }

  private static double next(double blocking, int servers, double load) {
    double carried = load * blocking;
    return carried / (servers + carried);
  }

  private static double waiting(double blocking, int servers, double load) {
    return servers <= load ? 1 : servers * blocking / (servers - load * (1 - blocking));
  }

  private static void requireLoad(int servers, double load) {
    if (servers < 0) {
      throw new IllegalArgumentException("servers = " + servers + ", must be at least 0");
    }
    if (!(load >= 0)) {
      throw new IllegalArgumentException("load = " + load + ", must be at least 0");
    }
  }

  /**
   * How long tasks may wait, in mean service times, and how waiting spreads.
   *
   * <p>The allowed wait is taken as gamma-distributed, so that the expectation below has a closed
   * form. A wait in an M/G/c queue is that of M/M/c times (1 + service scv) / 2, the approximation
   * of Lee and Longton (1959).
   *
   * @param mean mean allowed wait over mean service time; nothing may wait where it is not positive
   * @param scv squared coefficient of variation of the allowed wait, at least 0
   * @param serviceScv squared coefficient of variation of the service time, at least 0
   */
  public record AllowedWait(double mean, double scv, double serviceScv) {
    public AllowedWait {
      require(!Double.isNaN(mean), "mean", mean, "a number");
      require(scv >= 0, "scv", scv, "at least 0");
      require(serviceScv >= 0, "serviceScv", serviceScv, "at least 0");
    }

    /**
     * Share of the waiting tasks that wait longer than allowed: E[exp(-spare x wait / scale)].
     *
     * @param spareServers servers less offered load, positive
     */
    public double exceeded(double spareServers) {
      double decay = Math.max(0, mean) * spareServers * 2 / (1 + serviceScv);
      double spread = decay * scv;
      return spread < 1e-9 ? Math.exp(-decay) : Math.exp(-Math.log1p(spread) / scv);
    }

    private static void require(boolean valid, String name, double value, String rule) {
      if (!valid) {
        throw new IllegalArgumentException(name + " = " + value + ", must be " + rule);
      }
    }
  }
}
