package io.farmhand.lab.benchmark;

import io.farmhand.time.TimeSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one reading of the time costs: a lower bound for the price of each timestamp of a task. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TimeSourceBenchmark {
  private final TimeSource system = TimeSource.system();
  private final TimeSource faster = system.faster(10);

  /** Nanoseconds for a reading of real time. */
  @Benchmark
  public long systemNanos() {
    return system.nanos();
  }

  /** Nanoseconds for a reading of time that runs ten times as fast. */
  @Benchmark
  public long fasterNanos() {
    return faster.nanos();
  }
}
