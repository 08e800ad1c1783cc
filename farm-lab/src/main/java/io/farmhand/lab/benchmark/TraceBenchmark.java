package io.farmhand.lab.benchmark;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenarios;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
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

/** What drawing the load of an episode costs; every trace has its own seed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TraceBenchmark {
  @Param({"paper", "paper-random", "bursts", "diurnal"})
  String scenario = "paper";

  private final RandomStreams root = RandomStreams.of(1);
  private TraceGenerator generator = TraceGenerator.of(Scenarios.load("paper").workload());
  private long episode;

  /** Prepares the scenario's load. */
  @Setup
  public void prepare() {
    generator = TraceGenerator.of(Scenarios.load(scenario).workload());
  }

  /** Microseconds for a trace to keep. */
  @Benchmark
  public Trace generate() {
    return generator.generate(root.child("episode", episode++));
  }

  /** Microseconds for a trace that the next one writes over. */
  @Benchmark
  public Trace generateTransient() {
    return generator.generateTransient(root.child("episode", episode++));
  }
}
