package io.farmhand.sim.simulation;

/**
 * Serves tasks in the order of arrival, each from its begin to its end at once: all that a farm
 * does between changes of its pool where no task fails.
 *
 * <p>One loop over local variables, as two fifths of the time of a simulated step are spent here. A
 * farm seldom changes between all workers busy and some idle, which is branched upon; what is a
 * matter of chance for each task is computed instead.
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
    long latest = services.latest();
    long limit = Math.min(until, latest);
    int bits = services.bits;
    int mask = services.mask;
    int task = services.begun;
    int head = services.head;
    int tail = services.tail;
    double[] slowness = pool.slownesses();
    long[] usual = ledger.services();
    long overhead = ledger.overhead();
    int[] idle = pool.idleWorkers();
    int idleCount = pool.idle();
    long done = limit;
    long sum = 0;
    for (; ; task++) {
      long arrival = arrivals[task];
      long rested = (Math.min(arrival, limit) << bits) | mask;
      long first = keys[head];
      long start;
      int worker;
      if (idleCount == 0 && first > rested) {
        start = first >> bits;
        worker = workers[(int) first & mask];
        if (arrival > limit || start > limit) {
          break;
        }
        head++;
      } else {
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
        start = arrival;
        worker = idle[--idleCount];
      }
      double factor = slowness[worker];
      long hold = factor == 1 ? overhead + usual[task] : ledger.hold(task, factor);
      long end = start + hold;
      if (end > latest) {
        done = start - 1;
        if (start == arrival) {
          idleCount++;
        } else {
          head--;
        }
        break;
      }
      sum += start;
      started[task] = start;
      workers[task] = worker;
      Services.insert(keys, tail++, (end << bits) | task);
    }
    pool.rested(idleCount);
    services.served(task, head, tail);
    starts = sum;
    return task == ledger.size() ? until : done;
  }

  /** The sum of the moments at which tasks began when last they were served. */
  long starts() {
    return starts;
  }
}
