package io.farmhand.sim.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.monitor.Observation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Nothing is lost, done twice or done for free, whatever happens. */
class ConservationTest {
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyTaskHasOneOutcomeAndEveryWorkerOneTaskAtATime(@ForAll long seed) {
    RandomCase all = RandomCase.of(seed);
    Books books = new Books();
    FarmSimulation farm = run(all, books);

    Observation.Totals totals = farm.observe().totals();
    assertThat(books.settled).hasSize(all.trace().size());
    assertThat(books.inService).isEmpty();
    assertThat(totals.accepted()).isEqualTo(all.trace().size());
    assertThat(totals.collected()).isEqualTo(totals.accepted());
    assertThat(totals.completed() + totals.failed()).isEqualTo(totals.collected());
    assertThat(totals.failed()).isEqualTo(books.deadLetters);
    assertThat(farm.onTime()).isEqualTo(books.onTime);
    assertThat(totals.missed()).isEqualTo(totals.collected() - books.onTime);
  }

  /** The integral of those that wait is the sum of the waits, and likewise for those in service. */
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void theIntegralsFollowLittlesLaw(@ForAll long seed) {
    RandomCase all = RandomCase.of(seed);
    Books books = new Books();
    FarmSimulation farm = run(all, books);

    Observation.Totals totals = farm.observe().totals();
    assertThat(totals.waitSeconds()).isCloseTo(books.waitNanos * 1e-9, within(1e-6));
    assertThat(totals.busySeconds()).isCloseTo(books.busyNanos * 1e-9, within(1e-6));
    assertThat(totals.workerSeconds())
        .isCloseTo(books.workerNanos(farm.nanos()) * 1e-9, within(1e-6))
        .isGreaterThanOrEqualTo(totals.busySeconds() - 1e-6);
    assertThat(totals.targetSeconds())
        .isCloseTo(books.targetNanos(farm.nanos()) * 1e-9, within(1e-6));
  }

  private static FarmSimulation run(RandomCase all, Books books) {
    FarmSimulation farm = new FarmSimulation(all.scenario());
    farm.reset(all.trace(), all.streams(), books);
    for (RandomCase.Move move : all.moves()) {
      farm.advanceTo(move.nanos());
      farm.apply(move.target());
    }
    farm.apply(2);
    farm.finish();
    return farm;
  }

  /** Keeps account of every event. */
  private static final class Books implements SimulationListener {
    private final Map<Integer, Long> waitsSince = new HashMap<>();
    private final Map<Integer, Integer> inService = new HashMap<>();
    private final Map<Integer, Long> worksSince = new HashMap<>();
    private final Set<Integer> settled = new HashSet<>();
    private int arrived;
    private int deadLetters;
    private int onTime;
    private long waitNanos;
    private long busyNanos;
    private long workerNanos;
    private long targetNanos;
    private long since;
    private int workers;
    private int target;

    @Override
    public void arrived(int task, long nanos) {
      assertThat(task).isEqualTo(arrived++);
      waitsSince.put(task, nanos);
    }

    @Override
    public void began(int task, int worker, long nanos) {
      Long waiting = waitsSince.remove(task);
      assertThat(waiting).as("task %d waits when it begins", task).isNotNull();
      assertThat(inService.put(worker, task)).as("worker %d is free", worker).isNull();
      waitNanos += nanos - waiting;
      worksSince.put(task, nanos);
    }

    @Override
    public void finished(int task, int worker, boolean met, long nanos) {
      ended(task, worker, nanos);
      assertThat(settled.add(task)).as("task %d has its only outcome", task).isTrue();
      onTime += met ? 1 : 0;
    }

    @Override
    public void died(int task, int worker, boolean deadLetter, long nanos) {
      ended(task, worker, nanos);
      if (deadLetter) {
        deadLetters++;
        assertThat(settled.add(task)).as("task %d has its only outcome", task).isTrue();
      } else {
        waitsSince.put(task, nanos);
      }
    }

    private void ended(int task, int worker, long nanos) {
      assertThat(inService.remove(worker)).isEqualTo(task);
      Long began = worksSince.remove(task);
      assertThat(began).isNotNull();
      busyNanos += nanos - began;
    }

    @Override
    public void poolChanged(int newTarget, int starting, int ready, int draining, long nanos) {
      workerNanos = workerNanos(nanos);
      targetNanos = targetNanos(nanos);
      since = nanos;
      target = newTarget;
      workers = starting + ready + draining;
      assertThat(starting + ready).as("live workers").isLessThanOrEqualTo(newTarget);
    }

    private long workerNanos(long nanos) {
      return workerNanos + (nanos - since) * workers;
    }

    private long targetNanos(long nanos) {
      return targetNanos + (nanos - since) * target;
    }
  }
}
