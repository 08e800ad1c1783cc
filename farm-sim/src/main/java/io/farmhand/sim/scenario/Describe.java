package io.farmhand.sim.scenario;

import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.Clipped;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Empirical;
import io.farmhand.sim.random.Exponential;
import io.farmhand.sim.random.Gamma;
import io.farmhand.sim.random.LogNormal;
import io.farmhand.sim.random.Normal;
import io.farmhand.sim.random.Pareto;
import io.farmhand.sim.random.Uniform;
import io.farmhand.sim.workload.ArrivalProcess;
import io.farmhand.sim.workload.DeadlineRule;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.ReplayWorkload;
import io.farmhand.sim.workload.ServiceModel;
import io.farmhand.sim.workload.SizeModel;
import io.farmhand.sim.workload.Workload;
import io.farmhand.sim.yaml.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a scenario with the keys of a scenario file, so that it can be read again. */
final class Describe {
  private Describe() {}

  static Map<String, Object> scenario(Scenario scenario) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", scenario.name());
    if (!scenario.description().isEmpty()) {
      map.put("description", scenario.description());
    }
    map.put("workload", workload(scenario.workload()));
    map.put("platform", platform(scenario.platform()));
    map.put("workers", workers(scenario.initialWorkers(), scenario.limits()));
    map.put("discipline", discipline(scenario.discipline()));
    Scenario.Control control = scenario.control();
    map.put(
        "control",
        ordered(
            "step", time(control.step()),
            "firstDecision", time(control.firstDecision()),
            "maxSteps", control.maxSteps(),
            "window", time(control.window())));
    return map;
  }

  static Map<String, Object> platform(PlatformProfile profile) {
    return ordered(
        "name", profile.name(),
        "startup", distribution(profile.startup()),
        "stop", distribution(profile.stop()),
        "overhead", time(profile.overhead()),
        "failureRate", profile.failureRate(),
        "scalingBlocks", profile.scalingBlocks());
  }

  private static Map<String, Object> workload(Workload workload) {
    return switch (workload) {
      case PhasedWorkload phased ->
          ordered(
              "phases", phased.phases().stream().map(Describe::phase).toList(),
              "order", Values.name(phased.order()),
              "arrivals", arrivals(phased.arrivals()),
              "service", service(phased.service()),
              "deadline", deadline(phased.deadline()),
              "estimateError", phased.estimateError());
      case ReplayWorkload replay -> ordered("replay", replay.source());
    };
  }

  private static Map<String, Object> phase(Phase phase) {
    Map<String, Object> map = ordered("name", phase.name());
    switch (phase) {
      case Phase.Steady steady -> map.put("steady", rate(steady.rate()));
      case Phase.Ramp ramp -> map.put("ramp", List.of(rate(ramp.from()), rate(ramp.to())));
      case Phase.Sine sine -> {
        map.put("sine", List.of(rate(sine.low()), rate(sine.high())));
        map.put("cycles", sine.cycles());
      }
    }
    map.put("for", time(phase.seconds()));
    return map;
  }

  private static Object arrivals(ArrivalProcess process) {
    return switch (process) {
      case ArrivalProcess.Exact(double window) -> ordered("exact", ordered("window", time(window)));
      case ArrivalProcess.Poisson() -> "poisson";
    };
  }

  private static Object service(ServiceModel service) {
    Map<String, Object> map = ordered("time", distribution(service.time()));
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
    return bounded(ordered("factor", rule.factor()), rule.minSeconds(), rule.maxSeconds());
  }

  private static Map<String, Object> workers(int initial, Limits limits) {
    Map<String, Object> map = ordered("initial", initial, "min", limits.min(), "max", limits.max());
    if (limits.stepUp() < Integer.MAX_VALUE) {
      map.put("stepUp", limits.stepUp());
    }
    if (limits.stepDown() < Integer.MAX_VALUE) {
      map.put("stepDown", limits.stepDown());
    }
    map.put("stabilizeUp", time(limits.stabilizeUp()));
    map.put("stabilizeDown", time(limits.stabilizeDown()));
    map.put("hysteresis", limits.hysteresis());
    return map;
  }

  private static Map<String, Object> discipline(QueueDiscipline discipline) {
    double tardyShare =
        discipline instanceof QueueDiscipline.LeastSlackTardyLast(double share) ? share : 0;
    return ordered("order", discipline.name(), "tardyShare", tardyShare);
  }

  private static Object distribution(Distribution distribution) {
    return switch (distribution) {
      case Constant(double value) -> time(value);
      case Uniform(double min, double max) -> ordered("uniform", List.of(time(min), time(max)));
      case Exponential(double mean) -> ordered("exponential", time(mean));
      case Gamma(double shape, double mean) ->
          ordered("gamma", ordered("shape", shape, "mean", time(mean)));
      case Normal(double center, double sd, double min, double max) ->
          ordered("normal", bounded(ordered("mean", time(center), "sd", time(sd)), min, max));
      case LogNormal(double mean, double cv) ->
          ordered("lognormal", ordered("mean", time(mean), "cv", cv));
      case Pareto(double min, double shape) ->
          ordered("pareto", ordered("min", time(min), "shape", shape));
      case Empirical(List<Double> values) ->
          ordered("empirical", ordered("unit", "s", "values", values));
      case Clipped clipped -> clipped(clipped);
    };
  }

  private static Map<String, Object> clipped(Clipped clipped) {
    Map<String, Object> map = new LinkedHashMap<>();
    switch (distribution(clipped.inner())) {
      case Map<?, ?> inner -> inner.forEach((key, value) -> map.put(key.toString(), value));
      case Object constant -> map.put("constant", constant);
    }
    map.put("clip", List.of(time(clipped.min()), time(clipped.max())));
    return map;
  }

  private static Map<String, Object> bounded(Map<String, Object> map, double min, double max) {
    map.put("min", time(min));
    if (max < Double.POSITIVE_INFINITY) {
      map.put("max", time(max));
    }
    return map;
  }

  private static String rate(double perSecond) {
    return number(perSecond) + "/s";
  }

  private static String time(double seconds) {
    return number(seconds) + " s";
  }

  private static String time(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9);
    return seconds.stripTrailingZeros().toPlainString() + " s";
  }

  private static String number(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Keys and values in turn, in this order. */
  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
