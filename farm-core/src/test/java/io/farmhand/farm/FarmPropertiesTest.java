package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.monitor.Observation;
import io.farmhand.task.FarmClosedException;
import io.farmhand.task.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens to a farm: exactly one outcome for each accepted task, none for others. */
class FarmPropertiesTest {
  @Property(tries = 250, shrinking = ShrinkingMode.OFF)
  void everyAcceptedTaskGetsExactlyOneOutcome(@ForAll long seed) throws Exception {
    FarmPlan plan = FarmPlan.draw(seed);
    try {
      new Run(plan).check();
    } catch (AssertionError e) {
      throw new AssertionError(plan + ": " + e.getMessage(), e);
    }
  }

  /** One farm from its opening to its close. */
  private static final class Run {
    private final FarmPlan plan;
    private final List<Outcome<Errand, Integer>> outcomes =
        Collections.synchronizedList(new ArrayList<>());
    private final List<Submission<Errand, Integer>> accepted =
        Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final Farm<Errand, Integer> farm;

    Run(FarmPlan plan) {
      this.plan = plan;
      farm = plan.farm().collect(this::receive).open();
    }

    private void receive(Outcome<Errand, Integer> outcome) {
      outcomes.add(outcome);
      if (delivered.incrementAndGet() % 10 == 0) {
        throw new IllegalStateException("a receiver that fails now and then");
      }
    }

    void check() throws Exception {
      CountDownLatch half = new CountDownLatch(plan.tasks() / 2);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < plan.producers(); i++) {
        SplittableRandom chance = new SplittableRandom(plan.seed() + i);
        threads.add(start(() -> produce(chance, half)));
      }
      if (plan.resizes()) {
        threads.add(start(() -> resizeUntil(half)));
      }
      end(half, threads);
      join(threads);
      assertThat(failures).isEmpty();
      checkOutcomes();
      checkObservation();
    }

    private void produce(SplittableRandom chance, CountDownLatch half) throws InterruptedException {
      try {
        for (int n = numbers.getAndIncrement();
            n < plan.tasks();
            n = numbers.getAndIncrement(), half.countDown()) {
          produce(plan.errand(n, chance), chance);
        }
      } catch (FarmClosedException _) {
        while (half.getCount() > 0) {
          half.countDown();
        }
      }
    }

    private void produce(Errand errand, SplittableRandom chance) throws InterruptedException {
      Optional<Submission<Errand, Integer>> task =
          chance.nextInt(3) == 0 ? farm.offer(errand) : Optional.of(farm.submit(errand));
      task.ifPresent(
          it -> {
            accepted.add(it);
            assertThat(it.id() + 1 - delivered.get()).isLessThanOrEqualTo(plan.capacity());
            if (plan.cancels() && chance.nextInt(4) == 0) {
              it.cancel();
            }
          });
    }

    private void resizeUntil(CountDownLatch half) throws InterruptedException {
      SplittableRandom chance = new SplittableRandom(plan.seed());
      while (!half.await(200, TimeUnit.MICROSECONDS)) {
        farm.resize(chance.nextInt(6));
        farm.observe();
      }
      farm.resize(2);
    }

    private void end(CountDownLatch half, List<Thread> threads) throws Exception {
      if (plan.workers() == 0) {
        farm.resize(2);
      }
      switch (plan.end()) {
        case CLOSE -> {
          join(threads);
          assertThat(farm.close(Duration.ofSeconds(60))).isTrue();
        }
        case CLOSE_SOON -> {
          half.await(20, TimeUnit.MILLISECONDS);
          farm.close(Duration.ofMillis(2));
        }
        case ABORT -> {
          half.await(20, TimeUnit.MILLISECONDS);
          farm.abort();
          farm.close();
        }
        case ABORT_WHILE_CLOSING -> {
          Thread closer = start(farm::close);
          half.await(20, TimeUnit.MILLISECONDS);
          farm.abort();
          join(List.of(closer));
        }
        case INTERRUPT -> {
          half.await(20, TimeUnit.MILLISECONDS);
          Thread.currentThread().interrupt();
          farm.close();
          assertThat(Thread.interrupted()).isTrue();
        }
      }
    }

    private interface Part {
      void run() throws InterruptedException;
    }

    private Thread start(Part part) {
      return Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try {
                  part.run();
                } catch (Throwable e) {
                  failures.add(e);
                }
              });
    }

    private static void join(List<Thread> threads) throws InterruptedException {
      for (Thread thread : threads) {
        thread.join(60_000);
        assertThat(thread.isAlive()).as("a thread that does not come to its end").isFalse();
      }
    }

    private void checkOutcomes() {
      List<Long> ids = outcomes.stream().map(outcome -> outcome.task().id()).toList();
      assertThat(ids).doesNotHaveDuplicates().hasSize(accepted.size());
      for (Submission<Errand, Integer> task : accepted) {
        assertThat(task.peek()).as("outcome of %s", task).isPresent();
        checkOutcome(task.peek().orElseThrow());
      }
      if (plan.ordered()) {
        assertThat(ids).isSorted();
      }
      List<Outcome<Errand, Integer>> failed =
          outcomes.stream().filter(Outcome.Failed.class::isInstance).toList();
      assertThat(farm.deadLetters()).hasSameElementsAs(cast(failed)).hasSameSizeAs(failed);
    }

    @SuppressWarnings("unchecked") // they were filtered
    private static List<Outcome.Failed<Errand, Integer>> cast(
        List<Outcome<Errand, Integer>> failed) {
      return (List<Outcome.Failed<Errand, Integer>>) (List<?>) failed;
    }

    private void checkOutcome(Outcome<Errand, Integer> outcome) {
      Errand errand = outcome.task().payload();
      int most = plan.retries().maxAttempts() + plan.retries().maxDeaths() - 1;
      assertThat(outcome.task().attempt()).isBetween(0, most);
      switch (outcome) {
        case Outcome.Completed<Errand, Integer> completed -> {
          assertThat(errand.kind()).isNotEqualTo(Errand.Kind.FAILS);
          Integer expected = errand.kind() == Errand.Kind.GIVES_NULL ? null : errand.number();
          assertThat(completed.value()).isEqualTo(expected);
          assertThat(completed.task().startedNanos())
              .isBetween(completed.task().createdNanos(), completed.task().finishedNanos());
          assertThat(completed.task().collectedNanos())
              .isGreaterThanOrEqualTo(completed.task().finishedNanos());
        }
        case Outcome.Failed<Errand, Integer> failed -> checkFailed(failed, errand);
        case Outcome.Cancelled<Errand, Integer> _ ->
            assertThat(plan.cancels() || plan.end() != FarmPlan.End.CLOSE).isTrue();
      }
    }

    private void checkFailed(Outcome.Failed<Errand, Integer> failed, Errand errand) {
      boolean mayFail =
          errand.kind() == Errand.Kind.FAILS
              || (errand.kind() == Errand.Kind.FAILS_AT_FIRST && plan.retries().maxAttempts() == 1)
              || plan.timeout().isPresent()
              || plan.where() == FarmPlan.Where.MORTAL;
      assertThat(mayFail).as("%s, which failed with %s", errand, failed.failure()).isTrue();
    }

    private void checkObservation() {
      Observation seen = farm.observe();
      Observation.Totals totals = seen.totals();
      assertThat(totals.accepted()).isEqualTo(accepted.size());
      assertThat(totals.collected()).isEqualTo(accepted.size());
      assertThat(totals.completed()).isEqualTo(count(Outcome.Completed.class));
      assertThat(totals.failed()).isEqualTo(count(Outcome.Failed.class));
      assertThat(totals.cancelled()).isEqualTo(count(Outcome.Cancelled.class));
      assertThat(totals.missed()).isEqualTo(outcomes.stream().filter(o -> !o.onTime()).count());
      Observation.Queues queues = seen.queues();
      assertThat(queues.waiting() + queues.delayed() + queues.inFlight() + queues.results())
          .isZero();
      assertThat(totals.waitSeconds()).isNotNegative();
      assertThat(totals.busySeconds()).isNotNegative();
    }

    private long count(Class<?> kind) {
      return outcomes.stream().filter(kind::isInstance).count();
    }
  }
}
