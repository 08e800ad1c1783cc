package io.farmhand.lab.overhead;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.farmhand.lab.overhead.Contender.Session;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.SpmcArrayQueue;
import org.jspecify.annotations.Nullable;

/** Lock-free rings whose threads yield when they have nothing to do. */
final class Rings {
  private Rings() {}

  static List<Contender> contenders() {
    return List.of(
        new Contender("LMAX Disruptor, two consumers and a collector", 2, Events::new),
        new Contender("JCTools queues there and back", 2, Queues::new));
  }

  private static final class Event {
    long input;
    long result;
  }

  /** Consumers share out the events by their numbers; the collector comes after both. */
  private static final class Events implements Session {
    private final Disruptor<Event> disruptor;
    private final RingBuffer<Event> ring;
    private volatile CountDownLatch done = new CountDownLatch(0);
    private long left;
    private long sum;

    Events(Work work) {
      disruptor =
          new Disruptor<>(
              Event::new,
              Contender.CAPACITY,
              Thread.ofPlatform().daemon().factory(),
              ProducerType.SINGLE,
              new YieldingWaitStrategy());
      disruptor.handleEventsWith(consumer(work, 0), consumer(work, 1)).then(collector());
      ring = disruptor.start();
    }

    private static EventHandler<Event> consumer(Work work, int own) {
      return (event, sequence, last) -> {
        if (sequence % Contender.WORKERS == own) {
          event.result = work.apply(event.input);
        }
      };
    }

    private EventHandler<Event> collector() {
      return (event, sequence, last) -> {
        sum += event.result;
        if (--left == 0) {
          done.countDown();
        }
      };
    }

    @Override
    public long run(int tasks) throws InterruptedException {
      sum = 0;
      left = tasks;
      done = new CountDownLatch(1);
      for (long i = 0; i < tasks; i++) {
        long sequence = ring.next();
        ring.get(sequence).input = i;
        ring.publish(sequence);
      }
      done.await();
      return sum;
    }

    @Override
    public void close() {
      disruptor.shutdown();
    }
  }

  private static final class Queues implements Session {
    private static final Long END = -1L;

    private final Queue<Long> inputs = new SpmcArrayQueue<>(Contender.CAPACITY);
    private final Queue<Long> results = new MpscArrayQueue<>(Contender.CAPACITY);
    private final Work work;

    Queues(Work work) {
      this.work = work;
      for (int i = 0; i < Contender.WORKERS; i++) {
        Thread.ofPlatform().daemon().start(this::serve);
      }
    }

    private void serve() {
      for (Long input = take(inputs); !input.equals(END); input = take(inputs)) {
        put(results, work.apply(input));
      }
    }

    @Override
    public long run(int tasks) throws Exception {
      FutureTask<Long> sum = new FutureTask<>(() -> collect(tasks));
      Thread.ofPlatform().daemon().start(sum);
      for (long i = 0; i < tasks; i++) {
        put(inputs, i);
      }
      return sum.get();
    }

    private long collect(int tasks) {
      long sum = 0;
      for (int i = 0; i < tasks; i++) {
        sum += take(results);
      }
      return sum;
    }

    private static Long take(Queue<Long> queue) {
      @Nullable Long next = queue.poll();
      while (next == null) {
        idle();
        next = queue.poll();
      }
      return next;
    }

    private static void put(Queue<Long> queue, Long element) {
      while (!queue.offer(element)) {
        idle();
      }
    }

    @SuppressWarnings("ThreadPriorityCheck") // a yield is what these queues are at their best with
    private static void idle() {
      Thread.yield();
    }

    @Override
    public void close() {
      for (int i = 0; i < Contender.WORKERS; i++) {
        put(inputs, END);
      }
    }
  }
}
