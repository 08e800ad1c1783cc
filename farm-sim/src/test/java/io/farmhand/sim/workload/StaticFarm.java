package io.farmhand.sim.workload;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A farm with a constant number of workers, exact to the event: what the generator is held against.
 *
 * @param workers all ready from the start
 * @param overheadSeconds time that a task occupies its worker besides its service
 * @param order how the next task is chosen
 */
record StaticFarm(int workers, double overheadSeconds, Order order) {
  enum Order {
    FIFO,
    LATEST_START,
    LATEST_START_TARDY_LAST
  }

  /** The share of all tasks that finish within their deadline. */
  double qos(Trace trace) {
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int i = 0; i < workers; i++) {
      free.add(0.0);
    }
    PriorityQueue<Integer> viable =
        new PriorityQueue<>(Comparator.<Integer>comparingDouble(i -> key(trace, i)));
    PriorityQueue<Integer> tardy = new PriorityQueue<>();
    int next = 0;
    int met = 0;
    for (int done = 0; done < trace.size(); done++) {
      double now = free.remove();
      if (viable.isEmpty() && tardy.isEmpty()) {
        now = Math.max(now, trace.arrivalSeconds(next));
      }
      while (next < trace.size() && trace.arrivalSeconds(next) <= now) {
        viable.add(next++);
      }
      while (!viable.isEmpty() && isTardy(trace, viable.element(), now)) {
        tardy.add(viable.remove());
      }
      int task = viable.isEmpty() ? tardy.remove() : viable.remove();
      double end = now + overheadSeconds + trace.serviceSeconds(task);
      met += end - trace.arrivalSeconds(task) <= trace.deadlineSeconds(task) ? 1 : 0;
      free.add(end);
    }
    return (double) met / trace.size();
  }

  private double key(Trace trace, int task) {
    return order == Order.FIFO ? trace.arrivalSeconds(task) : latestStart(trace, task);
  }

  private boolean isTardy(Trace trace, int task, double now) {
    return order == Order.LATEST_START_TARDY_LAST && latestStart(trace, task) < now;
  }

  /** The overhead counts: a worker that takes the task later than this cannot meet its deadline. */
  private double latestStart(Trace trace, int task) {
    return trace.arrivalSeconds(task)
        + trace.deadlineSeconds(task)
        - trace.estimateSeconds(task)
        - overheadSeconds;
  }
}
