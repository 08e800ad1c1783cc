package io.farmhand.lab.overhead;

import io.farmhand.farm.Chunking;
import io.farmhand.farm.Farm;
import io.farmhand.farm.FarmBuilder;
import io.farmhand.farm.Submission;
import io.farmhand.lab.overhead.Contender.Session;
import io.farmhand.task.Outcome;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Farmhand, in the ways in which it can be used. */
final class Farms {
  private Farms() {}

  static List<Contender> contenders() {
    return List.of(
        new Contender("Farmhand, unordered", 1, work -> new Submitting(work, false, plan -> plan)),
        new Contender("Farmhand, ordered", 1, work -> new Submitting(work, true, plan -> plan)),
        new Contender(
            "Farmhand, chunk 1",
            4,
            work -> new Submitting(work, false, plan -> plan.chunking(Chunking.single()))),
        new Contender(
            "Farmhand, chunk 1, ordered",
            4,
            work -> new Submitting(work, true, plan -> plan.chunking(Chunking.single()))),
        new Contender("Farmhand, submitAll() of a list", 1, Listing::new),
        new Contender("Farmhand, process() as a stream", 2, Processing::new),
        new Contender("Farmhand, futures", 2, Waiting::new));
  }

  private static FarmBuilder<Long, Long> plan(Work work) {
    return Farm.<Long, Long>of(work::apply).workers(Contender.WORKERS).capacity(Contender.CAPACITY);
  }

  /** Tasks are submitted one by one; a receiver gets the outcomes. */
  private static final class Submitting implements Session {
    private final Receiver receiver;
    private final Farm<Long, Long> farm;

    Submitting(Work work, boolean ordered, UnaryOperator<FarmBuilder<Long, Long>> settings) {
      receiver = new Receiver(ordered);
      FarmBuilder<Long, Long> plan = settings.apply(plan(work)).collect(receiver);
      farm = (ordered ? plan.ordered() : plan).open();
    }

    @Override
    public long run(int tasks) throws InterruptedException {
      receiver.expect(tasks);
      for (long i = 0; i < tasks; i++) {
        farm.submit(i);
      }
      return receiver.await();
    }

    @Override
    public void close() {
      farm.close();
    }
  }

  /** Tasks are submitted as a list that is there already; a receiver gets the outcomes. */
  private static final class Listing implements Session {
    private final Receiver receiver = new Receiver(false);
    private final Farm<Long, Long> farm;

    Listing(Work work) {
      farm = plan(work).collect(receiver).open();
    }

    @Override
    public long run(int tasks) throws InterruptedException {
      receiver.expect(tasks);
      farm.submitAll(new Numbers(tasks));
      return receiver.await();
    }

    @Override
    public void close() {
      farm.close();
    }
  }

  /** The numbers from 0 on, without room for each. */
  private static final class Numbers extends AbstractList<Long> {
    private final int size;

    Numbers(int size) {
      this.size = size;
    }

    @Override
    public Long get(int index) {
      return (long) Objects.checkIndex(index, size);
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** Adds up results on the collector's thread. */
  private static final class Receiver implements Consumer<Outcome<Long, Long>> {
    private final boolean ordered;
    private CountDownLatch done = new CountDownLatch(0);
    private long next;
    private long end;
    private long sum;
    private long misplaced;

    Receiver(boolean ordered) {
      this.ordered = ordered;
    }

    void expect(int tasks) {
      done = new CountDownLatch(1);
      next = 0;
      end = tasks;
      sum = 0;
      misplaced = 0;
    }

    @Override
    public void accept(Outcome<Long, Long> outcome) {
      sum += outcome.get();
      if (ordered && outcome.task().payload() != next) {
        misplaced++;
      }
      if (++next == end) {
        done.countDown();
      }
    }

    long await() throws InterruptedException {
      done.await();
      if (misplaced > 0) {
        throw new IllegalStateException(
            "an ordered farm delivered " + misplaced + " of " + end + " results out of order");
      }
      return sum;
    }
  }

  /** Outcomes are taken from a stream. */
  private static final class Processing implements Session {
    private final Farm<Long, Long> farm;

    Processing(Work work) {
      farm = plan(work).open();
    }

    @Override
    public long run(int tasks) {
      return farm.process(LongStream.range(0, tasks).boxed()).mapToLong(Outcome::get).sum();
    }

    @Override
    public void close() {
      farm.close();
    }
  }

  /** Each result is waited for, in order. */
  private static final class Waiting implements Session {
    private final Farm<Long, Long> farm;

    Waiting(Work work) {
      farm = plan(work).open();
    }

    @Override
    public long run(int tasks) throws Exception {
      return Windowed.run(tasks, farm::submit, Submission::get);
    }

    @Override
    public void close() {
      farm.close();
    }
  }
}
