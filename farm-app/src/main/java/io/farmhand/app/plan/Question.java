package io.farmhand.app.plan;

import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.planning.Pools;
import io.farmhand.sim.planning.ScenarioPools;
import io.farmhand.sim.planning.StaffingModel;
import io.farmhand.sim.planning.TaskMoments;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.ReplayWorkload;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a plan is asked for.
 *
 * @param title in one line
 * @param parts the load, part by part
 * @param pools simulates constant pools under it
 * @param discipline order of service in the simulation
 * @param objective share of the tasks to be in time
 * @param configuration all that the answer hangs on, for its record
 */
public record Question(
    String title,
    List<Part> parts,
    Pools pools,
    QueueDiscipline discipline,
    double objective,
    Map<String, Object> configuration) {
  private static final int DRAWS = 50;

  public Question {
    parts = List.copyOf(parts);
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
  }

  /**
   * How many workers a scenario needs.
   *
   * @param runs simulated runs of each pool
   * @param seed of all chance
   * @param objective share of the tasks to be in time
   */
  public static Question of(Scenario scenario, int runs, long seed, double objective) {
    Trace trace = TraceGenerator.of(scenario.workload()).generate(RandomStreams.of(seed));
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("scenario", scenario.describe());
    configuration.put("runs", runs);
    configuration.put("seed", seed);
    return new Question(
        scenario.name()
            + ": a constant pool for "
            + percent(objective)
            + " in time, "
            + on(scenario.discipline(), scenario.platform()),
        parts(scenario, trace),
        new ScenarioPools(scenario, runs, seed),
        scenario.discipline(),
        objective,
        configuration);
  }

  /** A share without digits that say nothing. */
  static String percent(double share) {
    return BigDecimal.valueOf(100 * share)
            .round(new MathContext(6))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  static String on(QueueDiscipline order, PlatformProfile platform) {
    return order.name() + " on " + platform.name();
  }

  /** The parts of a scenario, whose tasks are like those of the trace. */
  private static List<Part> parts(Scenario scenario, Trace trace) {
    TaskMoments tasks = TaskMoments.of(trace, scenario.platform());
    PlatformProfile platform = scenario.platform();
    return switch (scenario.workload()) {
      case PhasedWorkload phased ->
          phased.phases().stream()
              .filter(phase -> phase.expectedArrivals() > 0)
              .map(phase -> part(phase, tasks, platform))
              .toList();
      case ReplayWorkload replay -> {
        double rate = trace.size() / replay.scheduleSeconds();
        StaffingModel model = new StaffingModel(rate, tasks, platform);
        yield List.of(new Part("replay", trace.size(), model, model));
      }
    };
  }

  private static Part part(Phase phase, TaskMoments tasks, PlatformProfile platform) {
    double mean = phase.expectedArrivals() / phase.seconds().middle();
    return new Part(
        phase.name(),
        phase.expectedArrivals(),
        new StaffingModel(mean, tasks, platform),
        new StaffingModel(Math.max(mean, peak(phase)), tasks, platform));
  }

  /** The greatest rate in a number of draws of the phase. */
  private static double peak(Phase phase) {
    RandomGenerator random = RandomStreams.of(1).stream("phases");
    double length = phase.seconds().middle();
    double greatest = 0;
    for (int i = 0; i < (phase.isFixed() ? 1 : DRAWS); i++) {
      greatest = Math.max(greatest, phase.draw(length, random).bounds(0, length).greatest());
    }
    return greatest;
  }

  /** The model's answer where it has one for every part: the most that a part needs at its mean. */
  public int modelWorkers(int most) {
    return parts.stream()
        .mapToInt(part -> part.mean().leastWorkers(objective, most))
        .max()
        .orElse(1);
  }

  /** The model's share in time over all parts, each in a steady state of its mean rate. */
  public double modelQos(int workers) {
    double tasks = 0;
    double met = 0;
    for (Part part : parts) {
      tasks += part.tasks();
      met += part.tasks() * part.mean().qos(workers);
    }
    return met / tasks;
  }

  /** Whether the objective can be reached with any number of workers. */
  public boolean canReach() {
    return parts.getFirst().mean().canReach(objective);
  }

  /** The least number of workers that can keep up with the load on average. */
  public int leastStable() {
    double tasks = 0;
    double stable = 0;
    for (Part part : parts) {
      tasks += part.tasks();
      stable += part.tasks() * part.mean().offeredLoad();
    }
    return parts.size() == 1
        ? parts.getFirst().mean().leastStable()
        : Math.max(1, (int) Math.floor(0.5 * stable / tasks));
  }
}
