package io.farmhand.sim.planning;

import io.farmhand.check.Require;
import io.farmhand.control.ErlangC;
import io.farmhand.sim.scenario.PlatformProfile;

/**
 * The share of the tasks that a constant pool has done in time under a steady load, by formula.
 *
 * <p>The queue is M/G/c, first come first served: the probability to wait is Erlang's C, and waits
 * are exponential with the mean of M/M/c times (1 + cv^2) / 2, the approximation of Lee and Longton
 * (1959); see {@link ErlangC}. Workers that die (a share f of the executions, half of them before
 * the service) add the work that is done again, and l f / (1 - f) times the start-up time to the
 * workers: by Little's law so many are being replaced at any time. Tasks that have no time for a
 * second execution are late when a worker dies at their end; further deaths do not count.
 *
 * @param arrivalsPerSecond arrival rate, above 0
 * @param tasks what the tasks are like
 * @param platform where they are done
 */
public record StaffingModel(double arrivalsPerSecond, TaskMoments tasks, PlatformProfile platform) {
  public StaffingModel {
    Require.positive("arrivalsPerSecond", arrivalsPerSecond);
    Require.that(
        Double.isFinite(platform.startup().mean()),
        "mean start-up time",
        platform.startup().mean(),
        "finite");
  }

  /** Work that arrives in a second, in workers: what is done again counts too. */
  public double offeredLoad() {
    double dies = platform.failureRate();
    double overhead = platform.overhead().toNanos() * 1e-9;
    double lost = 0.5 * dies / (1 - dies) * (overhead + tasks.holdSeconds());
    return arrivalsPerSecond * (tasks.holdSeconds() + lost);
  }

  /** Workers that are on average being started in place of dead ones. */
  public double replacements() {
    double dies = platform.failureRate();
    return arrivalsPerSecond * dies / (1 - dies) * platform.startup().mean();
  }

  /** Share of the tasks in time with so many workers; 0 where they cannot keep up. */
  public double qos(int workers) {
    double ready = workers - replacements();
    int servers = (int) Math.floor(ready + 1e-9);
    double spare = servers - offeredLoad();
    if (spare <= 0 || tasks.hopeless() == 1) {
      return 0;
    }
    double waits = ErlangC.waiting(servers, offeredLoad());
    return ceiling() * (1 - waits * allowed().exceeded(spare));
  }

  private ErlangC.AllowedWait allowed() {
    return new ErlangC.AllowedWait(
        tasks.slackSeconds() / tasks.holdSeconds(), tasks.slackScv(), tasks.holdScv());
  }

  /** The least number of workers that can keep up with the load. */
  public int leastStable() {
    return (int) Math.floor(offeredLoad() + replacements() + 1e-9) + 1;
  }

  /** The share in time that any number of workers stays below. */
  public double ceiling() {
    return (1 - tasks.hopeless()) * (1 - 0.5 * platform.failureRate() * tasks.fragile());
  }

  /** Whether the objective can be reached at all. */
  public boolean canReach(double objective) {
    return ceiling() > objective;
  }

  /**
   * The least number of workers with at least that share in time.
   *
   * @param objective above 0, and such that {@link #canReach} holds
   * @param most the answer is at most this
   */
  public int leastWorkers(double objective, int most) {
    Require.that(canReach(objective), "objective", objective, "below " + ceiling() + " here");
    int workers = leastStable();
    while (workers < most && qos(workers) < objective) {
      workers++;
    }
    return Math.min(workers, most);
  }

  /** The safety of square-root staffing that a number of workers is: (workers - load) / root. */
  public double beta(int workers) {
    return (workers - offeredLoad()) / Math.sqrt(offeredLoad());
  }
}
