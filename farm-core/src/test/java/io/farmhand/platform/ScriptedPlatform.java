package io.farmhand.platform;

import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * A platform whose workers start, work and end only as a test says, without any thread of their
 * own. Workers are numbered from 1 in the order in which they were asked for.
 */
final class ScriptedPlatform implements Platform.Individual, PoolListener {
  final List<String> log = new ArrayList<>();
  private final List<CompletableFuture<Platform.Worker<String, String>>> starts = new ArrayList<>();
  private final List<ScriptedSlot> slots = new ArrayList<>();
  private final List<Runnable> threads = new ArrayList<>();
  private final List<Long> startups = new ArrayList<>();
  String counts = "0: 0+0+0";
  boolean refuses;

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public ThreadFactory threads() {
    return work ->
        new Thread() {
          @Override
          public void start() {
            threads.add(work);
          }
        };
  }

  @Override
  public <I, O> Platform.Fleet<I, O> open(FarmFunction<I, O> function, TimeSource time) {
    return new Platform.Fleet<>() {
      @Override
      @SuppressWarnings("unchecked") // the function is one of strings
      public CompletableFuture<Platform.Worker<I, O>> start() {
        int number = starts.size() + 1;
        if (refuses) {
          throw new IllegalStateException("no more workers");
        }
        CompletableFuture<Platform.Worker<String, String>> start = new CompletableFuture<>();
        starts.add(start);
        log.add("start " + number);
        var _ =
            start.whenComplete(
                (_, _) -> {
                  if (start.isCancelled()) {
                    log.add("cancel " + number);
                  }
                });
        return (CompletableFuture<Platform.Worker<I, O>>) (Object) start;
      }

      @Override
      public void close() {
        log.add("close");
      }
    };
  }

  WorkerPool.Slot slot(Platform.Worker<String, String> worker) {
    ScriptedSlot slot = new ScriptedSlot(worker.name());
    slots.add(slot);
    return slot;
  }

  @Override
  public void poolChanged(int target, int starting, int ready, int draining, long nanos) {
    counts = target + ": " + starting + "+" + ready + "+" + draining;
  }

  @Override
  public void workerStarted(long startupNanos) {
    startups.add(startupNanos);
  }

  List<Long> startups() {
    return startups;
  }

  void ready(int number) {
    starts.get(number - 1).complete(new ScriptedWorker(String.valueOf(number)));
  }

  void failToStart(int number) {
    starts.get(number - 1).completeExceptionally(new IllegalStateException("no memory"));
  }

  ScriptedSlot slotOf(int number) {
    return slots.stream()
        .filter(slot -> slot.name.equals(String.valueOf(number)))
        .findFirst()
        .orElseThrow();
  }

  /** The slot of a worker comes to its end. */
  void end(int number, boolean retired, boolean served) {
    ScriptedSlot slot = slotOf(number);
    slot.gone = true;
    slot.busy = false;
    slot.served = served;
    slot.result = retired;
    threads.get(slots.indexOf(slot)).run();
  }

  private final class ScriptedWorker implements Platform.Worker<String, String> {
    private final String name;

    ScriptedWorker(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String call(Task<String> task) {
      return task.payload();
    }

    @Override
    public void stop() {
      log.add("stop " + name);
    }
  }

  /** A slot that does as it is told. */
  final class ScriptedSlot implements WorkerPool.Slot {
    private final String name;
    boolean busy;
    private boolean gone;
    boolean served;
    private @Nullable Boolean result;

    ScriptedSlot(String name) {
      this.name = name;
    }

    @Override
    public boolean run() {
      return Objects.requireNonNull(result);
    }

    @Override
    public void retire() {
      log.add("retire " + name);
    }

    @Override
    public boolean reinstate() {
      if (!gone) {
        log.add("reinstate " + name);
      }
      return !gone;
    }

    @Override
    public boolean idle() {
      return !busy;
    }

    @Override
    public boolean hasServed() {
      return served;
    }
  }
}
