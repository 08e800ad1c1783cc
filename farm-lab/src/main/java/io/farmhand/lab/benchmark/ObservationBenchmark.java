package io.farmhand.lab.benchmark;

import io.farmhand.control.ControlSettings;
import io.farmhand.control.Controlled;
import io.farmhand.control.Controllers;
import io.farmhand.control.DecisionRecord;
import io.farmhand.control.DecisionStep;
import io.farmhand.control.Limits;
import io.farmhand.monitor.Gauges;
import io.farmhand.monitor.Monitor;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.PaperObservation;
import io.farmhand.queue.QueuedTask;
import io.farmhand.task.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to look at a farm with tasks waiting, and to decide. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ObservationBenchmark {
  private static final long MILLISECOND_NANOS = 1_000_000;

  @Param({"0", "100", "10000"})
  int waiting;

  @Param({"reactive-average", "square-root", "erlang-c"})
  String controller = "square-root";

  private final Monitor monitor = new Monitor(Duration.ofSeconds(8), 0);
  private final double[] features = new double[PaperObservation.SIZE];
  private QueuedTask[] tasks = {};
  private DecisionStep step = decisions("square-root");
  private long now;

  /** A farm of 12 workers after eight seconds with 30 tasks a second, and those that wait. */
  @Setup
  public void history() {
    step = decisions(controller);
    monitor.poolChanged(12, 0, 12, 0, 0);
    for (int i = 0; i < 240; i++) {
      long created = i * 33L * MILLISECOND_NANOS;
      tell(created, created + 2_000 * MILLISECOND_NANOS, i);
    }
    now = 8_000 * MILLISECOND_NANOS;
    tasks = new QueuedTask[waiting];
    for (int i = 0; i < waiting; i++) {
      tasks[i] = new QueuedTask();
      tasks[i].describe(now - i * 1000L, now + MILLISECOND_NANOS * (i % 997), MILLISECOND_NANOS);
    }
    monitor.accepted(tasks, 0, waiting);
  }

  private void tell(long created, long deadline, int number) {
    QueuedTask task = new QueuedTask();
    task.describe(created, deadline, MILLISECOND_NANOS);
    long started = created + 100 * MILLISECOND_NANOS;
    long finished = started + 300 * MILLISECOND_NANOS;
    monitor.accepted(new QueuedTask[] {task}, 0, 1);
    monitor.leased(1, started);
    monitor.finished(1, finished);
    monitor.collected(
        new Outcome<?, ?>[] {
          SettledTask.outcome(number, created, deadline, started, finished, finished)
        },
        1);
  }

  private DecisionStep decisions(String name) {
    ControlSettings settings = ControlSettings.of(Limits.between(1, 32)).withDryRun();
    return DecisionStep.of(
        Controllers.parse(name),
        settings,
        new Controlled() {
          @Override
          public Observation observe() {
            return look();
          }

          @Override
          public void apply(int target) {}
        });
  }

  private Observation look() {
    Gauges gauges = new Gauges(now);
    for (QueuedTask task : tasks) {
      gauges.waiting(task);
    }
    return monitor.observe(gauges.busy(12));
  }

  /** Nanoseconds to observe. */
  @Benchmark
  public Observation observe() {
    return look();
  }

  /** Nanoseconds to observe and to take the published nine numbers from it. */
  @Benchmark
  public double[] observePaper() {
    PaperObservation.write(look(), features, 0);
    return features;
  }

  /** Nanoseconds to observe, decide, limit and record. */
  @Benchmark
  public DecisionRecord decide() {
    return step.run(now);
  }
}
