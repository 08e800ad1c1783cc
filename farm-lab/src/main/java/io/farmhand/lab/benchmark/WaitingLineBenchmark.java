package io.farmhand.lab.benchmark;

import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.QueuedTask;
import io.farmhand.queue.WaitingLine;
import java.util.Objects;
import java.util.SplittableRandom;
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

/** What a queue discipline costs per task, at a steady number of waiting tasks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WaitingLineBenchmark {
  private static final int ALLOWANCES = 1 << 12;
  private static final long STEP_NANOS = 1000;

  @Param({"fifo", "edf", "least-slack", "least-slack-tardy-last"})
  String discipline = "fifo";

  @Param({"100", "10000"})
  int depth = 100;

  private final long[] allowances = new long[ALLOWANCES];
  private WaitingLine<QueuedTask> line = QueueDiscipline.FIFO.newLine();
  private long now;
  private long sequence;

  /** Fills the line to its depth. */
  @Setup
  public void fill() {
    line = QueueDiscipline.named(discipline).newLine();
    SplittableRandom random = new SplittableRandom(1);
    // Between half and one and a half times the wait, so that a third of the tasks becomes tardy.
    for (int i = 0; i < ALLOWANCES; i++) {
      allowances[i] = (long) (depth * STEP_NANOS * (0.5 + random.nextDouble()));
    }
    for (int i = 0; i < depth; i++) {
      arrive(new QueuedTask());
    }
  }

  /** Nanoseconds for one task that leaves the line and one that joins it. */
  @Benchmark
  public long pollAndAdd() {
    now += STEP_NANOS;
    QueuedTask task = Objects.requireNonNull(line.poll(now));
    arrive(task);
    return task.id();
  }

  private void arrive(QueuedTask task) {
    long allowed = allowances[(int) (sequence & (ALLOWANCES - 1))];
    task.describe(now, now + allowed, allowed / 4);
    task.number(sequence++);
    line.add(task);
  }
}
