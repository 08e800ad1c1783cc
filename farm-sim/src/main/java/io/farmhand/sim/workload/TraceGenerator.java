package io.farmhand.sim.workload;

import io.farmhand.sim.random.RandomStreams;

/**
 * Draws the traces of one workload; prepared once, then fast.
 *
 * <p>Streams drawn from: {@code phases} (their order and the numbers that are ranges), {@code
 * arrivals}, {@code service}, {@code estimates}. Not for use by several threads at once: it keeps
 * buffers.
 */
public final class TraceGenerator {
  private final Source source;

  private TraceGenerator(Source source) {
    this.source = source;
  }

  /** A generator for this workload. */
  public static TraceGenerator of(Workload workload) {
    return new TraceGenerator(
        switch (workload) {
          case PhasedWorkload phased -> new PhasedTraces(phased);
          case ReplayWorkload replay -> new Recorded(replay.trace());
        });
  }

  /** The trace of these streams: the same seed gives the same trace to the last bit. */
  public Trace generate(RandomStreams streams) {
    return source.draw(streams);
  }

  /**
   * The same trace in the generator's own arrays, which the next call writes over: for those who
   * are done with one trace before they ask for the next.
   */
  public Trace generateTransient(RandomStreams streams) {
    return source.drawTransient(streams);
  }

  /** Where traces come from. */
  sealed interface Source permits PhasedTraces, Recorded {
    /** A trace to keep. */
    Trace draw(RandomStreams streams);

    /** A trace that is good until the next is drawn. */
    Trace drawTransient(RandomStreams streams);
  }

  /** The same trace for every seed. */
  record Recorded(Trace trace) implements Source {
    @Override
    public Trace draw(RandomStreams streams) {
      return trace;
    }

    @Override
    public Trace drawTransient(RandomStreams streams) {
      return trace;
    }
  }
}
