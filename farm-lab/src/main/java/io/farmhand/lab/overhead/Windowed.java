package io.farmhand.lab.overhead;

import java.util.ArrayDeque;

/** Uses futures the way a careful caller does: in order, with a bound on those that are open. */
final class Windowed {
  private static final int OPEN = Contender.CAPACITY / 2;

  private Windowed() {}

  /** Submits one task. */
  @FunctionalInterface
  interface Start<F> {
    F submit(long input) throws Exception;
  }

  /** Waits for one result. */
  @FunctionalInterface
  interface Finish<F> {
    Long get(F future) throws Exception;
  }

  static <F> long run(int tasks, Start<F> start, Finish<F> finish) throws Exception {
    ArrayDeque<F> open = new ArrayDeque<>(OPEN + 1);
    long sum = 0;
    for (long i = 0; i < tasks; i++) {
      open.add(start.submit(i));
      if (open.size() == OPEN) {
        sum += finish.get(open.remove());
      }
    }
    while (!open.isEmpty()) {
      sum += finish.get(open.remove());
    }
    return sum;
  }
}
