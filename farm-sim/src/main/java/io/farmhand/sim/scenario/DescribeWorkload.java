package io.farmhand.sim.scenario;

import static io.farmhand.sim.scenario.Quantity.ordered;
import static io.farmhand.sim.scenario.Quantity.plain;
import static io.farmhand.sim.scenario.Quantity.rate;
import static io.farmhand.sim.scenario.Quantity.time;

import io.farmhand.sim.workload.ArrivalProcess;
import io.farmhand.sim.workload.DeadlineRule;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.PhaseOrder;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.Range;
import io.farmhand.sim.workload.ReplayWorkload;
import io.farmhand.sim.workload.ServiceModel;
import io.farmhand.sim.workload.SizeModel;
import io.farmhand.sim.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes a workload with the keys of a scenario file. */
final class DescribeWorkload {
  private DescribeWorkload() {}

  static Map<String, Object> workload(Workload workload) {
    return switch (workload) {
      case PhasedWorkload phased ->
          ordered(
              "phases", phases(phased),
              "order", order(phased.order()),
              "level", plain(phased.level()),
              "arrivals", arrivals(phased.arrivals()),
              "service", service(phased.service()),
              "deadline", deadline(phased.deadline()),
              "estimateError", phased.estimateError());
      case ReplayWorkload replay -> ordered("replay", replay.source());
    };
  }

  private static List<Map<String, Object>> phases(PhasedWorkload workload) {
    List<Phase> phases = workload.phases();
    return workload.order() instanceof PhaseOrder.Drawn(Range _, List<Double> weights)
        ? IntStream.range(0, phases.size())
            .mapToObj(i -> weighted(phases.get(i), weights.get(i)))
            .toList()
        : phases.stream().map(DescribeWorkload::phase).toList();
  }

  private static Object order(PhaseOrder order) {
    return switch (order) {
      case PhaseOrder.Listed _ -> "listed";
      case PhaseOrder.Shuffled _ -> "shuffled";
      case PhaseOrder.Drawn drawn -> ordered("drawn", time(drawn.seconds()));
    };
  }

  private static Map<String, Object> phase(Phase phase) {
    Map<String, Object> map = ordered("name", phase.name());
    map.putAll(shape(phase));
    map.put("for", time(phase.seconds()));
    return map;
  }

  private static Map<String, Object> weighted(Phase phase, double weight) {
    Map<String, Object> map = phase(phase);
    map.put("weight", weight);
    return map;
  }

  private static Map<String, Object> shape(Phase phase) {
    return switch (phase) {
      case Phase.Steady steady -> ordered("steady", rate(steady.rate()));
      case Phase.Ramp ramp -> ordered("ramp", rates(ramp.from(), ramp.to()));
      case Phase.Sine sine ->
          ordered(
              "sine", rates(sine.low(), sine.high()),
              "cycles", plain(sine.cycles()),
              "shift", plain(sine.shift()));
      case Phase.Diurnal day ->
          ordered(
              "diurnal", rate(day.mean()),
              "day", time(day.daySeconds()),
              "once", plain(day.once()),
              "twice", plain(day.twice()),
              "shift", plain(day.shift()));
      case Phase.Flash flash ->
          ordered(
              "flash", rates(flash.calm(), flash.peak()),
              "at", time(flash.at()),
              "decay", time(flash.decaySeconds()));
      case Phase.Bursts bursts ->
          ordered(
              "bursts", rates(bursts.low(), bursts.high()),
              "calm", time(bursts.calmSeconds()),
              "burst", time(bursts.burstSeconds()));
      case Phase.Counts counts -> ordered("counts", counts.source(), "scale", counts.scale());
    };
  }

  private static List<String> rates(Range one, Range other) {
    return List.of(rate(one), rate(other));
  }

  private static Object arrivals(ArrivalProcess process) {
    return switch (process) {
      case ArrivalProcess.Exact(double window) -> ordered("exact", ordered("window", time(window)));
      case ArrivalProcess.Poisson() -> "poisson";
    };
  }

  private static Object service(ServiceModel service) {
    Map<String, Object> map = ordered("time", DescribeDistribution.TIMES.describe(service.time()));
    service.size().ifPresent(size -> map.put("size", size(size)));
    return map;
  }

  private static Map<String, Object> size(SizeModel size) {
    return ordered(
        "min", size.min(),
        "max", size.max(),
        "quadratic", time(size.quadraticSeconds()),
        "constant", time(size.constantSeconds()));
  }

  private static Object deadline(DeadlineRule rule) {
    if (rule.factor() == 0) {
      return time(rule.minSeconds());
    }
    return DescribeDistribution.TIMES.bounded(
        ordered("factor", rule.factor()), rule.minSeconds(), rule.maxSeconds());
  }
}
