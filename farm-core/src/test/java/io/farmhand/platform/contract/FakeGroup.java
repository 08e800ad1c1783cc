package io.farmhand.platform.contract;

import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.Platform;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/**
 * A group in this process: workers become ready one after the other, and a call beyond the ready
 * ones is not accepted.
 */
public final class FakeGroup implements Platform.Group {
  private final Duration startup;
  private final List<Integer> resizes = Collections.synchronizedList(new ArrayList<>());
  private final List<FakeCrew<?, ?>> crews = new CopyOnWriteArrayList<>();

  /** A group whose workers take {@code startup} to become ready; at once when it is zero. */
  public FakeGroup(Duration startup) {
    this.startup = startup;
  }

  @Override
  public String name() {
    return "fake-group";
  }

  @Override
  public <I, O> Crew<I, O> open(FarmFunction<I, O> function, TimeSource time, IntConsumer ready) {
    FakeCrew<I, O> crew = new FakeCrew<>(function, time, ready);
    crews.add(crew);
    return crew;
  }

  /** The numbers asked for, in their order. */
  public List<Integer> resizes() {
    synchronized (resizes) {
      return List.copyOf(resizes);
    }
  }

  /** The most calls that were under way at a time beyond the number last asked for. */
  public int mostBeyond() {
    return crews.stream().mapToInt(crew -> crew.mostBeyond).max().orElse(0);
  }

  /** Makes {@code count} of the ready workers vanish; they come back after the start-up time. */
  public void lose(int count) {
    crews.forEach(crew -> crew.lose(count));
  }

  private final class FakeCrew<I, O> implements Crew<I, O> {
    private final FarmFunction<I, O> function;
    private final TimeSource time;
    private final IntConsumer listener;
    private final List<Cancellable> starts = new ArrayList<>();
    private int target;
    private int ready;
    private int busy;
    volatile int mostBeyond;

    FakeCrew(FarmFunction<I, O> function, TimeSource time, IntConsumer listener) {
      this.function = function;
      this.time = time;
      this.listener = listener;
    }

    @Override
    public void resize(int count) {
      synchronized (this) {
        resizes.add(count);
        mostBeyond = Math.max(mostBeyond, busy - count);
        target = count;
        while (ready + starts.size() > target && !starts.isEmpty()) {
          starts.removeLast().cancel();
        }
        ready = Math.min(ready, target);
      }
      startMissing();
    }

    private void startMissing() {
      synchronized (this) {
        while (startup.isZero() && ready < target) {
          ready++;
        }
        while (ready + starts.size() < target) {
          starts.add(time.after(startup.toNanos(), this::started));
        }
      }
      tell();
    }

    private void started() {
      synchronized (this) {
        if (ready < target && !starts.isEmpty()) {
          starts.removeFirst();
          ready++;
        }
      }
      tell();
    }

    void lose(int count) {
      synchronized (this) {
        ready = Math.max(0, ready - count);
      }
      tell();
      startMissing();
    }

    private void tell() {
      int count;
      synchronized (this) {
        count = ready;
      }
      listener.accept(count);
    }

    @Override
    public O call(Task<I> task) throws Exception {
      synchronized (this) {
        if (busy >= ready) {
          throw new NotAcceptedException("all workers are busy", Duration.ofMillis(1));
        }
        busy++;
      }
      try {
        return function.apply(task);
      } finally {
        synchronized (this) {
          busy--;
        }
      }
    }

    @Override
    public void close() {
      synchronized (this) {
        starts.forEach(Cancellable::cancel);
        starts.clear();
        target = 0;
        ready = 0;
      }
    }
  }
}
