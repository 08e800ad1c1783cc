package io.farmhand.sim.simulation;

/**
 * Serves tasks in the order of arrival, each from its begin to its end at once: all that a farm
 * does between changes of its pool where no task fails.
 *
 * <p>One loop over local variables, in which what is a matter of chance is computed instead of
 * branched upon; half of the time of a simulated step is spent here.
 */
final class InOrder {
  private final TaskLedger ledger;
  private final Services services;
  private final SimulatedPool pool;
  private long starts;

  InOrder(TaskLedger ledger, Services services, SimulatedPool pool) {
    this.ledger = ledger;
    this.services = services;
    this.pool = pool;
  }

  /**
   * Lets every task begin that can by {@code until}, on a worker that is idle or else on the first
   * to be so, and every worker rest that is idle then; or up to the moment before a task whose
   * service has no room in a key.
   *
   * @return up to which moment that is
   */
  long serve(long until) {
    long[] arrivals = ledger.arrivals();
    long[] started = ledger.starts();
    long[] keys = services.keys;
    int[] workers = services.workers;
    int[] tasks = services.tasks;
    long latest = services.latest();
    long limit = Math.min(until, latest);
    int bits = services.bits;
    int mask = services.mask;
    int task = services.begun;
    int head = services.head;
    int tail = services.tail;
    double[] slowness = pool.slownesses();
    long[] holds = ledger.holds();
    int[] idle = pool.idleWorkers();
    int idleCount = pool.idle();
    long done = limit;
    long sum = 0;
    for (; ; task++) {
      long arrival = arrivals[task];
      long rested = (Math.min(arrival, limit) << bits) | mask;
      int count;
      do {
        long one = keys[head];
        long two = keys[head + 1];
        idle[idleCount] = workers[(int) one & mask];
        idle[idleCount + 1] = workers[(int) two & mask];
        count = 2 - (int) ((rested - one) >>> 63) - (int) ((rested - two) >>> 63);
        idleCount += count;
        head += count;
      } while (count == 2);
      if (arrival > limit) {
        break;
      }
      long start;
      int worker;
      if (idleCount > 0) {
        start = arrival;
        worker = idle[idleCount - 1];
      } else {
        start = keys[head] >> bits;
        worker = workers[(int) keys[head] & mask];
      }
      long end = start + hold(task, holds, slowness[worker]);
      if (start > limit) {
        break;
      }
      if (end > latest) {
        done = start - 1;
        break;
      }
      if (idleCount > 0) {
        idleCount--;
      } else {
        head++;
      }
      sum += start;
      started[task] = start;
      tasks[task] = task;
      workers[task] = worker;
      Services.insert(keys, tail++, (end << bits) | task);
    }
    pool.rested(idleCount);
    services.served(task, head, tail);
    starts = sum;
    return task == ledger.size() ? until : done;
  }

  private long hold(int task, long[] holds, double slowness) {
    return slowness == 1 ? holds[task] : ledger.hold(task, slowness);
  }

  /** The sum of the moments at which tasks began when last they were served. */
  long starts() {
    return starts;
  }
}
