package io.farmhand.farm;

import io.farmhand.task.Task;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The median of the last service times in each class of tasks. */
final class LearnedServiceTime<I> implements ServiceTime<I> {
  private static final int MEMORY = 31;

  private final Function<? super I, ?> classOf;
  private final Map<Object, Recent> classes = new ConcurrentHashMap<>();

  LearnedServiceTime(Function<? super I, ?> classOf) {
    this.classOf = classOf;
  }

  @Override
  public long expectedNanos(I payload) {
    Recent recent = classes.get(classOf.apply(payload));
    return recent == null ? Task.UNKNOWN_SERVICE : recent.median;
  }

  @Override
  public void observed(I payload, long serviceNanos) {
    classes.computeIfAbsent(classOf.apply(payload), _ -> new Recent()).add(serviceNanos);
  }

  private static final class Recent {
    private final long[] ring = new long[MEMORY];
    private int seen;
    volatile long median = Task.UNKNOWN_SERVICE;

    synchronized void add(long nanos) {
      ring[seen++ % MEMORY] = nanos;
      int count = Math.min(seen, MEMORY);
      // The sum must not overflow in a very long run.
      seen = seen == 2 * MEMORY ? MEMORY : seen;
      long[] sorted = Arrays.copyOf(ring, count);
      Arrays.sort(sorted);
      median = sorted[count / 2];
    }
  }
}
