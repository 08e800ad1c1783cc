package io.farmhand.app.plan;

import io.farmhand.app.option.DeadlineSpec;
import io.farmhand.app.option.Pace;
import io.farmhand.app.option.ServiceSpec;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.planning.StaffingModel;
import io.farmhand.sim.planning.SteadyPools;
import io.farmhand.sim.planning.TaskMoments;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.workload.DeadlineRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tasks that arrive at one rate for ever.
 *
 * @param rate how many arrive; has no end
 * @param service how long they take
 * @param deadline how long they may take
 * @param platform how workers behave
 * @param discipline order of service
 */
public record SteadyLoad(
    Pace rate,
    ServiceSpec service,
    DeadlineSpec deadline,
    PlatformProfile platform,
    QueueDiscipline discipline) {
  private static final double LEAST_DEADLINE = 1e-3;

  /**
   * How many workers it needs.
   *
   * @param tasks tasks of a simulated run
   * @param runs simulated runs of each pool
   * @param seed of all chance
   * @param objective share of the tasks to be in time
   */
  public Question question(int tasks, int runs, long seed, double objective) {
    double perSecond = rate.phases().getFirst().arrivalsPerSecond();
    SteadyPools pools =
        new SteadyPools(
            perSecond, service.distribution(), rule(), platform, discipline, tasks, runs, seed);
    StaffingModel model =
        new StaffingModel(perSecond, TaskMoments.of(pools.sample(), platform), platform);
    return new Question(
        title(objective),
        List.of(new Part("steady", tasks, model, model)),
        pools,
        discipline,
        objective,
        configuration(tasks, runs, seed));
  }

  private String title(double objective) {
    return rate
        + " tasks of "
        + service
        + ", "
        + Question.percent(objective)
        + " in time within "
        + deadline
        + ", "
        + Question.on(discipline, platform);
  }

  private DeadlineRule rule() {
    return deadline.factor().isPresent()
        ? new DeadlineRule(
            deadline.factor().getAsDouble(), LEAST_DEADLINE, Double.POSITIVE_INFINITY)
        : DeadlineRule.fixed(deadline.allowed().toNanos() * 1e-9);
  }

  private Map<String, Object> configuration(int tasks, int runs, long seed) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rate", rate.toString());
    map.put("service", service.toString());
    map.put("deadline", deadline.toString());
    map.put("platform", platform.describe());
    map.put("tasks", tasks);
    map.put("runs", runs);
    map.put("seed", seed);
    return map;
  }
}
