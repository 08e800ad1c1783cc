package io.farmhand.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.queue.QueuedTask;
import io.farmhand.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** The window's sums against lists that are searched, whatever is told late and out of order. */
class WindowOracleTest {
  private static final long WINDOW = 6400;
  private static final long SLICE = WINDOW / 64;

  @Property(tries = 300)
  void aWindowIsExactWithinOneSlice(
      @ForAll long seed,
      @ForAll @IntRange(max = 200) int events,
      @ForAll @IntRange(min = 1, max = 40_000) int horizon) {
    SplittableRandom chance = new SplittableRandom(seed);
    long origin = chance.nextLong(-1_000_000, 1_000_000);
    Monitor monitor = new Monitor(Duration.ofNanos(WINDOW), origin);
    List<Ended> tasks = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      tasks.add(draw(chance, origin, horizon));
    }
    Collections.shuffle(tasks, new Random(seed));
    for (Ended task : tasks) {
      accept(monitor, task.createdNanos());
      Ended.collect(monitor, List.of(task.completed()));
    }
    long now = origin + horizon;
    Observation.Window window = monitor.observe(new Gauges(now)).window();
    checkArrivals(window, tasks, now);
    checkCompletions(window, tasks, now);
  }

  private static Ended draw(SplittableRandom chance, long origin, int horizon) {
    long[] moments = chance.longs(4, origin, origin + horizon + 1).sorted().toArray();
    Ended task = Ended.at(moments[0], moments[1], moments[2], moments[3]);
    return chance.nextBoolean() ? task : task.due(moments[0] + chance.nextInt(20_000));
  }

  private static void accept(Monitor monitor, long nanos) {
    QueuedTask task = new QueuedTask();
    task.describe(nanos, Task.NO_DEADLINE, Task.UNKNOWN_SERVICE);
    monitor.accepted(new QueuedTask[] {task}, 0, 1);
  }

  private static void checkArrivals(Observation.Window window, List<Ended> tasks, long now) {
    long surely = tasks.stream().filter(t -> t.createdNanos() > now - WINDOW + SLICE).count();
    long possibly = tasks.stream().filter(t -> t.createdNanos() >= now - WINDOW).count();
    assertThat(window.arrivals()).isBetween(surely, possibly);
  }

  /** The exact figures of the completions that the window holds, which are the latest ones. */
  private static void checkCompletions(Observation.Window window, List<Ended> tasks, long now) {
    long surely = tasks.stream().filter(t -> t.collectedNanos() > now - WINDOW + SLICE).count();
    long possibly = tasks.stream().filter(t -> t.collectedNanos() >= now - WINDOW).count();
    assertThat(window.completions()).isBetween(surely, possibly);
    List<Ended> held = latest(tasks, window.completions());
    if (held.isEmpty() || isAmbiguous(tasks, held)) {
      return;
    }
    equal(window.meanSojournSeconds(), held, t -> true, t -> t.collectedNanos() - t.createdNanos());
    equal(window.meanWaitSeconds(), held, t -> true, t -> t.startedNanos() - t.createdNanos());
    equal(window.meanServiceSeconds(), held, t -> true, WindowOracleTest::service);
    equal(
        window.meanSlackSeconds(),
        held,
        Task::hasDeadline,
        t -> t.deadlineNanos() - t.createdNanos() - service(t));
    assertThat(window.maxSojournSeconds())
        .isCloseTo(held.stream().mapToLong(Task::sojournNanos).max().orElseThrow() * 1e-9, near());
    assertThat(window.qos())
        .isCloseTo(
            held.stream().filter(t -> t.completed().onTime()).count() / (double) held.size(),
            near());
    double mean = held.stream().mapToLong(WindowOracleTest::service).average().orElseThrow();
    double variance =
        held.stream().mapToDouble(t -> Math.pow(service(t) - mean, 2)).average().orElseThrow();
    if (mean > 1) {
      assertThat(window.serviceScv()).isCloseTo(variance / (mean * mean), within(1e-6));
    }
  }

  private static List<Ended> latest(List<Ended> tasks, long count) {
    return tasks.stream()
        .sorted((a, b) -> Long.compare(b.collectedNanos(), a.collectedNanos()))
        .limit(count)
        .toList();
  }

  /** Whether another task was collected at the very moment of the earliest one held. */
  private static boolean isAmbiguous(List<Ended> tasks, List<Ended> held) {
    long edge = held.getLast().collectedNanos();
    return tasks.stream().filter(t -> t.collectedNanos() == edge).count()
        != held.stream().filter(t -> t.collectedNanos() == edge).count();
  }

  private interface Nanos {
    long of(Ended task);
  }

  private static void equal(double seconds, List<Ended> held, Predicate<Ended> which, Nanos nanos) {
    DoubleStream values = held.stream().filter(which).mapToDouble(t -> nanos.of(t) * 1e-9);
    double expected = values.average().orElse(Double.NaN);
    if (Double.isNaN(expected)) {
      assertThat(seconds).isNaN();
    } else {
      assertThat(seconds).isCloseTo(expected, near());
    }
  }

  private static long service(Ended task) {
    return task.finishedNanos() - task.startedNanos();
  }

  private static Offset<Double> near() {
    return within(1e-12);
  }
}
