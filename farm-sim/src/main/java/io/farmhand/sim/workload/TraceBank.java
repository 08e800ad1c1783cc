package io.farmhand.sim.workload;

import io.farmhand.check.Require;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Sampling;

/**
 * Traces of one workload, drawn beforehand, of which each episode takes one by its own chance: for
 * training, where drawing every trace anew takes about as long as the simulation itself.
 *
 * <p>A learner meets each of them many times, so figures to be shown belong to traces that are
 * drawn anew. Immutable; several threads may share one.
 */
public final class TraceBank {
  /** Traces that are plenty for training: about 13 MB of the published workload. */
  public static final int USUAL_SIZE = 256;

  private final Trace[] traces;

  private TraceBank(Trace[] traces) {
    this.traces = traces;
  }

  /**
   * Draws a bank.
   *
   * @param seed of the bank: the same seed gives the same traces
   * @param size how many, at least 2
   */
  public static TraceBank of(Workload workload, long seed, int size) {
    Require.that(
        size >= 2, "size", size, "at least 2, as an episode is not to be learned by heart");
    RandomStreams streams = RandomStreams.of(seed);
    TraceGenerator generator = TraceGenerator.of(workload);
    Trace[] traces = new Trace[size];
    for (int i = 0; i < size; i++) {
      traces[i] = generator.generate(streams.child("bank", i)).prepare();
    }
    return new TraceBank(traces);
  }

  /** How many there are. */
  public int size() {
    return traces.length;
  }

  /** The trace of the episode that has these streams; draws from {@code bank}. */
  public Trace pick(RandomStreams streams) {
    return traces[Sampling.index(streams.stream("bank"), traces.length)];
  }
}
