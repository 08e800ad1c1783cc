package io.farmhand.sim.scenario;

import static io.farmhand.sim.scenario.Quantity.ordered;
import static io.farmhand.sim.scenario.Quantity.time;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.reward.Reward;
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
    map.put("workload", DescribeWorkload.workload(scenario.workload()));
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
    map.put("observation", scenario.learning().view().name());
    map.put("actions", actions(scenario.learning().actions()));
    map.put("reward", reward(scenario.learning().reward()));
    return map;
  }

  private static Map<String, Object> actions(ActionSet actions) {
    return switch (actions) {
      case ActionSet.Steps(int most) -> ordered("step", most);
      case ActionSet.Absolute(int min, int max) -> ordered("absolute", List.of(min, max));
    };
  }

  private static Object reward(Reward reward) {
    return switch (reward) {
      case Reward.Paper paper -> paper.name();
      case Reward.Cost(double miss, double workerSecond, double action) ->
          ordered(
              "cost",
              ordered("perMiss", miss, "perWorkerSecond", workerSecond, "perAction", action));
    };
  }

  static Map<String, Object> platform(PlatformProfile profile) {
    return ordered(
        "name", profile.name(),
        "startup", DescribeDistribution.TIMES.describe(profile.startup()),
        "stop", DescribeDistribution.TIMES.describe(profile.stop()),
        "overhead", time(profile.overhead()),
        "failureRate", profile.failureRate(),
        "slowness", DescribeDistribution.FACTORS.describe(profile.slowness()),
        "scalingBlocks", profile.scalingBlocks());
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
}
