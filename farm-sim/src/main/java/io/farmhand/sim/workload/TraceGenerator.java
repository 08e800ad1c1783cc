package io.farmhand.sim.workload;

import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws the traces of one workload; prepared once, then fast.
 *
 * <p>Streams drawn from: {@code phases} (order), {@code arrivals}, {@code service}, {@code
 * estimates}. Not for use by several threads at once: it keeps a buffer.
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
          case PhasedWorkload phased -> new Drawn(phased);
          case ReplayWorkload replay -> streams -> replay.trace();
        });
  }

  /** The trace of these streams: the same seed gives the same trace to the last bit. */
  public Trace generate(RandomStreams streams) {
    return source.generate(streams);
  }

  private interface Source {
    Trace generate(RandomStreams streams);
  }

  private static final class Drawn implements Source {
    private final PhasedWorkload workload;
    private final List<ArrivalSampler> samplers;
    private final ArrivalBuffer buffer;
    private final Distribution time;
    private final @Nullable SizeModel size;

    Drawn(PhasedWorkload workload) {
      this.workload = workload;
      this.samplers =
          workload.phases().stream()
              .map(phase -> ArrivalSampler.of(phase, workload.arrivals()))
              .toList();
      this.buffer = new ArrivalBuffer((int) (workload.expectedTasks() * 1.1) + 64);
      this.time = workload.service().effectiveTime();
      this.size = workload.service().size().orElse(null);
    }

    @Override
    public Trace generate(RandomStreams streams) {
      List<Trace.Span> spans = drawArrivals(streams);
      int n = buffer.count();
      double[] service = new double[n];
      double[] deadline = new double[n];
      RandomGenerator random = streams.stream("service");
      for (int i = 0; i < n; i++) {
        service[i] = time.sample(random);
        deadline[i] = workload.deadline().secondsFor(service[i]);
      }
      return new Trace(
          spans,
          buffer.times(),
          service,
          deadline,
          estimates(service, streams),
          buffer.phases(),
          size);
    }

    private List<Trace.Span> drawArrivals(RandomStreams streams) {
      RandomGenerator random = streams.stream("arrivals");
      List<Trace.Span> spans = new ArrayList<>();
      double start = 0;
      buffer.clear();
      for (int index : order(streams)) {
        Phase phase = workload.phases().get(index);
        samplers.get(index).draw(start, spans.size(), random, buffer);
        spans.add(new Trace.Span(phase.name(), start, start + phase.seconds()));
        start += phase.seconds();
      }
      buffer.sort();
      return spans;
    }

    private int[] order(RandomStreams streams) {
      int[] order = new int[samplers.size()];
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      if (workload.order() == PhaseOrder.SHUFFLED) {
        Sampling.shuffle(streams.stream("phases"), order);
      }
      return order;
    }

    private double[] estimates(double[] service, RandomStreams streams) {
      double error = workload.estimateError();
      if (error == 0) {
        return service;
      }
      RandomGenerator random = streams.stream("estimates");
      double[] estimates = new double[service.length];
      for (int i = 0; i < estimates.length; i++) {
        estimates[i] = service[i] * (1 + error * (2 * Sampling.unit(random) - 1));
      }
      return estimates;
    }
  }
}
