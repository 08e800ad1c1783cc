package io.farmhand.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.queue.QueuedTask;
import io.farmhand.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MonitorTest {
  private static final Offset<Double> NEAR = within(1e-9);

  private final Monitor monitor = new Monitor(Duration.ofSeconds(8), 0);

  private static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }

  private static QueuedTask[] created(double... moments) {
    QueuedTask[] tasks = new QueuedTask[moments.length];
    for (int i = 0; i < moments.length; i++) {
      tasks[i] = new QueuedTask();
      tasks[i].describe(seconds(moments[i]), Task.NO_DEADLINE, Task.UNKNOWN_SERVICE);
    }
    return tasks;
  }

  @Test
  void nothingIsMadeUpBeforeAnythingHasHappened() {
    Observation seen = monitor.observe(new Gauges(seconds(3)));
    assertThat(seen.timeSeconds()).isEqualTo(3, NEAR);
    Observation.Window window = seen.window();
    assertThat(window.seconds()).isEqualTo(3, NEAR);
    assertThat(window.arrivalsPerSecond()).isZero();
    assertThat(window.completionsPerSecond()).isZero();
    assertThat(
            List.of(
                window.meanSojournSeconds(),
                window.maxSojournSeconds(),
                window.meanWaitSeconds(),
                window.meanServiceSeconds(),
                window.serviceScv(),
                window.meanSlackSeconds(),
                window.slackScv(),
                window.qos(),
                seen.totals().qos(),
                seen.queues().oldestWaitSeconds(),
                seen.queues().leastSlackSeconds(),
                seen.workers().startupSeconds()))
        .allMatch(value -> Double.isNaN(value));
    assertThat(monitor.observe(new Gauges(0)).window().arrivalsPerSecond()).isZero();
  }

  @Test
  void aTaskWithoutADeadlineSaysNothingOfSlack() {
    Ended.collect(monitor, List.of(Ended.at(0, 1, 2, 3).completed()));
    Observation.Window window = monitor.observe(new Gauges(10)).window();
    assertThat(window.meanSlackSeconds()).isNaN();
    assertThat(window.qos()).isEqualTo(1);
  }

  @Test
  void aTaskThatWasNeverBegunSaysNothingOfService() {
    Ended never = new Ended(0, 0, Task.NEVER, Task.NEVER, 5, Task.NO_DEADLINE, 0);
    Ended.collect(monitor, List.of(never.cancelled()));
    Observation.Window window = monitor.observe(new Gauges(10)).window();
    assertThat(window.completions()).isEqualTo(1);
    assertThat(window.meanServiceSeconds()).isNaN();
    assertThat(window.meanWaitSeconds()).isNaN();
    assertThat(window.qos()).isZero();
  }

  @Test
  void aTaskThatCameBackUnfinishedSaysNothingOfService() {
    Ended back = new Ended(0, 0, 3, Task.NEVER, 5, Task.NO_DEADLINE, 1);
    Ended.collect(monitor, List.of(back.cancelled()));
    assertThat(monitor.observe(new Gauges(10)).window().meanServiceSeconds()).isNaN();
  }

  @Test
  void missedIsWhatDidNotCompleteByItsDeadline() {
    Ended task = Ended.at(0, seconds(1), seconds(2), seconds(3));
    Ended.collect(
        monitor,
        List.of(
            task.completed(),
            task.due(seconds(3)).completed(),
            task.due(seconds(3) - 1).completed(),
            task.failed(),
            task.cancelled()));
    Observation seen = monitor.observe(new Gauges(seconds(4)));
    Observation.Totals totals = seen.totals();
    assertThat(totals.collected()).isEqualTo(5);
    assertThat(totals.completed()).isEqualTo(3);
    assertThat(totals.failed()).isEqualTo(1);
    assertThat(totals.cancelled()).isEqualTo(1);
    assertThat(totals.missed()).isEqualTo(3);
    assertThat(totals.qos()).isEqualTo(0.4, NEAR);
    assertThat(seen.window().qos()).isEqualTo(0.4, NEAR);
  }

  @Test
  void gaugesTellOfTheTasksThatWait() {
    Gauges gauges = new Gauges(seconds(10)).sources(3).delayed(2).busy(4);
    QueuedTask[] waiting = created(4, 6, 9);
    waiting[1].describe(seconds(6), seconds(12), seconds(1));
    waiting[2].describe(seconds(9), seconds(11), seconds(3));
    for (QueuedTask task : waiting) {
      gauges.waiting(task);
    }
    Observation seen = monitor.observe(gauges);
    Observation.Queues queues = seen.queues();
    assertThat(queues.sources()).isEqualTo(3);
    assertThat(queues.waiting()).isEqualTo(3);
    assertThat(queues.tardy()).as("latest start at 8 s").isEqualTo(1);
    assertThat(queues.delayed()).isEqualTo(2);
    assertThat(seen.workers().busy()).isEqualTo(4);
    assertThat(queues.oldestWaitSeconds()).isEqualTo(6, NEAR);
    assertThat(queues.leastSlackSeconds()).isEqualTo(-2, NEAR);
    assertThat(queues.expectedWorkSeconds()).isEqualTo(4, NEAR);
  }

  @Test
  void integratesWorkersAndTheirTarget() {
    monitor.poolChanged(4, 4, 0, 0, seconds(1));
    monitor.poolChanged(4, 1, 3, 0, seconds(3));
    monitor.poolChanged(2, 0, 2, 1, seconds(5));
    monitor.poolChanged(2, 0, 2, 0, seconds(6));
    Observation seen = monitor.observe(new Gauges(seconds(10)));
    assertThat(seen.totals().targetSeconds()).isEqualTo(4 * 4 + 2 * 5, NEAR);
    assertThat(seen.totals().workerSeconds()).isEqualTo(4 * 4 + 3 + 2 * 4, NEAR);
    assertThat(seen.workers().all()).isEqualTo(2);
  }

  @Test
  void learnsTheStartupTime() {
    monitor.workerStarted(seconds(2));
    assertThat(monitor.observe(new Gauges(0)).workers().startupSeconds()).isEqualTo(2, NEAR);
    monitor.workerStarted(seconds(3));
    assertThat(monitor.observe(new Gauges(0)).workers().startupSeconds()).isEqualTo(2.3, NEAR);
  }

  @Test
  void resultsAreSettledAndNotYetCollected() {
    monitor.accepted(created(0, 0, 0), 0, 3);
    monitor.leased(2, 1);
    monitor.finished(1, 2);
    monitor.withdrawn(1, 2);
    monitor.dropped();
    Ended.collect(monitor, List.of(Ended.at(0, 1, 2, 3).completed()));
    Observation.Queues queues = monitor.observe(new Gauges(5)).queues();
    assertThat(queues.results()).isEqualTo(1);
    assertThat(queues.inFlight()).isEqualTo(1);
    assertThat(monitor.dropCount()).isEqualTo(1);
  }

  @Test
  void arrivalsThatAreToldMuchTooLateAreInNoWindow() {
    monitor.accepted(created(17), 0, 1);
    monitor.accepted(created(1), 0, 1);
    Observation seen = monitor.observe(new Gauges(seconds(18)));
    assertThat(seen.window().arrivals()).isEqualTo(1);
    assertThat(seen.totals().accepted()).isEqualTo(2);
    assertThat(seen.totals().waitSeconds()).isEqualTo(1 + 17, NEAR);
  }

  /** A station with a few workers, first come first served: L = lambda W, told late and mixed. */
  @Property(tries = 100)
  void obeysLittlesLaw(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int workers,
      @ForAll @IntRange(min = 1, max = 200) int tasks) {
    SplittableRandom chance = new SplittableRandom(seed);
    PriorityQueue<Long> free = new PriorityQueue<>();
    for (int i = 0; i < workers; i++) {
      free.add(0L);
    }
    Monitor station = new Monitor(Duration.ofSeconds(8), 0);
    List<Runnable> events = new ArrayList<>();
    long now = 0;
    long end = 0;
    long waited = 0;
    long served = 0;
    for (int i = 0; i < tasks; i++) {
      now += chance.nextInt(1_000_000_000);
      long start = Math.max(now, free.remove());
      long finish = start + chance.nextInt(2_000_000_000);
      free.add(finish);
      events.add(accepting(station, now));
      events.add(() -> station.leased(1, start));
      events.add(() -> station.finished(1, finish));
      waited += start - now;
      served += finish - start;
      end = Math.max(end, finish);
    }
    Collections.shuffle(events, new Random(seed));
    events.forEach(Runnable::run);
    Observation.Totals totals = station.observe(new Gauges(end)).totals();
    double arrivalRate = tasks / (end * 1e-9);
    double meanWaitSeconds = waited * 1e-9 / tasks;
    assertThat(totals.waitSeconds() / (end * 1e-9))
        .isCloseTo(arrivalRate * meanWaitSeconds, within(1e-6));
    assertThat(totals.busySeconds()).isCloseTo(served * 1e-9, within(1e-6));
  }

  private static Runnable accepting(Monitor station, long nanos) {
    QueuedTask task = new QueuedTask();
    task.describe(nanos, Task.NO_DEADLINE, Task.UNKNOWN_SERVICE);
    return () -> station.accepted(new QueuedTask[] {task}, 0, 1);
  }

  @Test
  void refusesAWindowOfNoLength() {
    assertThatThrownBy(() -> new Monitor(Duration.ZERO, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window = PT0S, must be positive");
  }
}
