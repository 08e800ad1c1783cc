package io.farmhand.lab.overhead;

import io.farmhand.lab.overhead.Contender.Session;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;

/** The farm that one writes by hand: a queue to the workers, and one from them. */
final class BlockingQueues {
  private BlockingQueues() {}

  static List<Contender> contenders() {
    return List.of(new Contender("ArrayBlockingQueue there and back", 4, ThereAndBack::new));
  }

  private static final class ThereAndBack implements Session {
    private static final Long END = -1L;

    private final BlockingQueue<Long> inputs = new ArrayBlockingQueue<>(Contender.CAPACITY);
    private final BlockingQueue<Long> results = new ArrayBlockingQueue<>(Contender.CAPACITY);
    private final Work work;

    ThereAndBack(Work work) {
      this.work = work;
      for (int i = 0; i < Contender.WORKERS; i++) {
        Thread.ofPlatform().daemon().start(this::serve);
      }
    }

    private void serve() {
      try {
        for (Long input = inputs.take(); !input.equals(END); input = inputs.take()) {
          results.put(work.apply(input));
        }
      } catch (InterruptedException impossible) {
        throw new AssertionError("nobody interrupts a worker", impossible);
      }
    }

    @Override
    public long run(int tasks) throws Exception {
      FutureTask<Long> sum = new FutureTask<>(() -> collect(tasks));
      Thread.ofPlatform().daemon().start(sum);
      for (long i = 0; i < tasks; i++) {
        inputs.put(i);
      }
      return sum.get();
    }

    private long collect(int tasks) throws InterruptedException {
      long sum = 0;
      for (int i = 0; i < tasks; i++) {
        sum += results.take();
      }
      return sum;
    }

    @Override
    public void close() {
      for (int i = 0; i < Contender.WORKERS; i++) {
        inputs.add(END);
      }
    }
  }
}
