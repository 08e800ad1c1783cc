package io.farmhand.sim.workload;

import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Draws the traces of a phased workload into arrays that are used again. */
final class PhasedTraces implements TraceGenerator.Source {
  private final PhasedWorkload workload;
  private final List<Phase> phases;

  /** For each phase that is the same in every trace, what draws its arrivals. */
  private final List<Optional<ArrivalSampler>> prepared;

  private final Distribution time;
  private final @Nullable SizeModel size;
  private final ArrivalBuffer arrivals;
  private double[] service = {};
  private double[] deadline = {};
  private double[] estimate = {};

  PhasedTraces(PhasedWorkload workload) {
    this.workload = workload;
    this.phases = workload.phases();
    this.prepared = phases.stream().map(this::prepare).toList();
    this.time = workload.service().effectiveTime();
    this.size = workload.service().size().orElse(null);
    this.arrivals = new ArrivalBuffer((int) (workload.expectedTasks() * 1.1) + 64);
  }

  private Optional<ArrivalSampler> prepare(Phase phase) {
    double length = phase.seconds().least();
    Range level = workload.level();
    return phase.isFixed() && level.isFixed()
        ? Optional.of(sampler(phase, level.least(), length, length, Range.MIDDLE))
        : Optional.empty();
  }

  private ArrivalSampler sampler(
      Phase phase, double level, double length, double end, RandomGenerator random) {
    return ArrivalSampler.of(phase, level, length, end, workload.arrivals(), random);
  }

  @Override
  public Trace draw(RandomStreams streams) {
    return drawTransient(streams).keep();
  }

  @Override
  public Trace drawTransient(RandomStreams streams) {
    List<Trace.Span> spans = new Schedule(streams).run(workload.order());
    arrivals.sort();
    int count = arrivals.count();
    reserve(count);
    time.sample(streams.stream("service"), service, count);
    DeadlineRule rule = workload.deadline();
    for (int i = 0; i < count; i++) {
      deadline[i] = rule.secondsFor(service[i]);
    }
    double[] told = workload.estimateError() == 0 ? null : estimates(count, streams);
    return new Trace(
        spans, count, arrivals.times(), service, deadline, told, arrivals.phases(), size);
  }

  private void reserve(int count) {
    if (service.length < count) {
      service = new double[arrivals.times().length];
      deadline = new double[service.length];
      estimate = new double[service.length];
    }
  }

  private double[] estimates(int count, RandomStreams streams) {
    double error = workload.estimateError();
    RandomGenerator random = streams.stream("estimates");
    for (int i = 0; i < count; i++) {
      estimate[i] = service[i] * (1 + error * (2 * Sampling.unit(random) - 1));
    }
    return estimate;
  }

  /** The phases of one trace, as they are strung together. */
  private final class Schedule {
    private final RandomGenerator choices;
    private final RandomGenerator random;
    private final List<Trace.Span> spans = new ArrayList<>();
    private final double level;
    private double start;

    Schedule(RandomStreams streams) {
      choices = streams.stream("phases");
      random = streams.stream("arrivals");
      level = workload.level().draw(choices);
      arrivals.clear();
    }

    List<Trace.Span> run(PhaseOrder order) {
      switch (order) {
        case PhaseOrder.Listed _ -> {
          for (int i = 0; i < phases.size(); i++) {
            add(i, Double.POSITIVE_INFINITY);
          }
        }
        case PhaseOrder.Shuffled _ -> {
          for (int i : shuffled()) {
            add(i, Double.POSITIVE_INFINITY);
          }
        }
        case PhaseOrder.Drawn(Range seconds, List<Double> weights) -> {
          double end = seconds.draw(choices);
          while (start < end) {
            add(pick(weights), end);
          }
        }
      }
      return spans;
    }

    private int[] shuffled() {
      int[] order = new int[phases.size()];
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      Sampling.shuffle(choices, order);
      return order;
    }

    private int pick(List<Double> weights) {
      double sum = 0;
      for (double weight : weights) {
        sum += weight;
      }
      double left = sum * Sampling.unit(choices);
      int picked = 0;
      while (picked + 1 < weights.size() && left >= weights.get(picked)) {
        left -= weights.get(picked++);
      }
      return picked;
    }

    /** Adds a phase, or as much of it as fits before {@code last}. */
    private void add(int index, double last) {
      Phase phase = phases.get(index);
      double length = phase.seconds().draw(choices);
      boolean cut = start + length >= last;
      double part = cut ? last - start : length;
      Optional<ArrivalSampler> ready = prepared.get(index);
      ArrivalSampler sampler =
          ready.isPresent() && !cut ? ready.get() : sampler(phase, level, length, part, choices);
      sampler.draw(start, spans.size(), random, arrivals);
      double end = cut ? last : start + length;
      spans.add(new Trace.Span(phase.name(), start, end));
      start = end;
    }
  }
}
