package io.farmhand.lab.benchmark;

import io.farmhand.monitor.Monitor;
import io.farmhand.queue.QueuedTask;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the monitor's events cost per task, told as the farm tells them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MonitorBenchmark {
  /** Tasks that each run of the benchmark tells, in chunks. */
  private static final int TASKS = 256;

  private static final long CREATION_STEP_NANOS = 70;
  private static final long SERVICE_NANOS = 33_000;

  @Param({"256", "1"})
  int chunk = TASKS;

  @Param({"false", "true"})
  boolean deadlines;

  private final QueuedTask[] accepted = new QueuedTask[TASKS];
  private final Outcome<?, ?>[] collected = new Outcome<?, ?>[TASKS];
  private final Monitor monitor = new Monitor(Duration.ofSeconds(8), 0);
  private long now;

  /** Makes the tasks, new ones for each run as in a farm, which is not timed. */
  @Setup(org.openjdk.jmh.annotations.Level.Invocation)
  public void tasks() {
    now += TASKS * CREATION_STEP_NANOS;
    long started = now - 2 * SERVICE_NANOS;
    for (int i = 0; i < TASKS; i++) {
      accepted[i] = new QueuedTask();
      accepted[i].describe(now + i * CREATION_STEP_NANOS, Task.NO_DEADLINE, Task.UNKNOWN_SERVICE);
      long created = started - (TASKS - i) * CREATION_STEP_NANOS;
      long deadline = deadlines ? created + 4 * SERVICE_NANOS : Task.NO_DEADLINE;
      collected[i] =
          SettledTask.outcome(i, created, deadline, started, started + SERVICE_NANOS, now);
    }
  }

  /** Nanoseconds for all events of one task. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public Monitor events() {
    for (int from = 0; from < TASKS; from += chunk) {
      tell(chunk == TASKS ? accepted : new QueuedTask[] {accepted[from]});
      monitor.leased(chunk, now);
      monitor.finished(chunk, now);
      hear(chunk == TASKS ? collected : new Outcome<?, ?>[] {collected[from]});
    }
    return monitor;
  }

  private void tell(QueuedTask[] tasks) {
    monitor.accepted(tasks, 0, chunk);
  }

  private void hear(Outcome<?, ?>[] outcomes) {
    monitor.collected(outcomes, chunk);
  }
}
