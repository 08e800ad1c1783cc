package io.farmhand.sim.scenario;

import io.farmhand.check.Require;
import io.farmhand.control.ActionSet;
import io.farmhand.control.Limits;
import io.farmhand.monitor.ObservationView;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.reward.Reward;
import io.farmhand.sim.workload.Workload;
import java.time.Duration;
import java.util.Map;

/**
 * One kind of episode: what arrives, on what platform, and how it may be controlled.
 *
 * <p>The same scenario drives simulation, training, a live run and comparisons.
 *
 * @param name what tables call it
 * @param description one or two sentences
 * @param workload what arrives when, how long it takes, by when it must be done
 * @param platform how the platform behaves
 * @param initialWorkers workers ready at the start, within the limits
 * @param limits what every decision must keep to
 * @param discipline in which order waiting tasks are served
 * @param control when decisions are taken
 * @param learning what a learning controller sees, may do and is rewarded for
 */
public record Scenario(
    String name,
    String description,
    Workload workload,
    PlatformProfile platform,
    int initialWorkers,
    Limits limits,
    QueueDiscipline discipline,
    Control control,
    Learning learning) {
  public Scenario {
    Require.that(!name.isBlank(), "name", name, "not blank");
    Require.that(
        initialWorkers >= limits.min() && initialWorkers <= limits.max(),
        "initialWorkers",
        initialWorkers,
        "in " + limits.min() + " .. " + limits.max());
  }

  /** With the published observation, actions and reward. */
  public Scenario(
      String name,
      String description,
      Workload workload,
      PlatformProfile platform,
      int initialWorkers,
      Limits limits,
      QueueDiscipline discipline,
      Control control) {
    this(
        name,
        description,
        workload,
        platform,
        initialWorkers,
        limits,
        discipline,
        control,
        Learning.PAPER);
  }

  /**
   * The scenario with the keys of a scenario file, for the record of a result: written as YAML or
   * JSON and read again, it is the same scenario. Values are texts, numbers, truth values, lists
   * and maps.
   */
  public Map<String, Object> describe() {
    return Describe.scenario(this);
  }

  /** The same with another workload. */
  public Scenario withWorkload(Workload other) {
    return new Scenario(
        name, description, other, platform, initialWorkers, limits, discipline, control, learning);
  }

  /** The same in another order of service. */
  public Scenario withDiscipline(QueueDiscipline other) {
    return new Scenario(
        name, description, workload, platform, initialWorkers, limits, other, control, learning);
  }

  /** The same on another platform. */
  public Scenario withPlatform(PlatformProfile other) {
    return new Scenario(
        name, description, workload, other, initialWorkers, limits, discipline, control, learning);
  }

  /** The same with another number of workers at the start and other limits. */
  public Scenario withWorkers(int initial, Limits others) {
    return new Scenario(
        name, description, workload, platform, initial, others, discipline, control, learning);
  }

  /** The same with another rhythm of decisions. */
  public Scenario withControl(Control other) {
    return new Scenario(
        name, description, workload, platform, initialWorkers, limits, discipline, other, learning);
  }

  /** The same with something else to see, to do or to be rewarded for. */
  public Scenario withLearning(Learning other) {
    return new Scenario(
        name, description, workload, platform, initialWorkers, limits, discipline, control, other);
  }

  /**
   * What a learning controller sees, may do and is rewarded for.
   *
   * @param view what it sees
   * @param actions what it may do; the limits hold besides
   * @param reward what a step is worth
   */
  public record Learning(ObservationView view, ActionSet actions, Reward reward) {
    /** As published: nine numbers, one worker less or more, and the published reward. */
    public static final Learning PAPER =
        new Learning(ObservationView.paper(true), ActionSet.PAPER, Reward.PAPER);
  }

  /**
   * When decisions are taken.
   *
   * @param step time from one decision to the next, above 0
   * @param firstDecision time of the first decision from the start of the load
   * @param maxSteps most decisions in an episode, at least 1
   * @param window time that windowed measures look back, above 0
   */
  public record Control(Duration step, Duration firstDecision, int maxSteps, Duration window) {
    public Control {
      Require.positive("step", step);
      Require.notNegative("firstDecision", firstDecision);
      Require.that(maxSteps >= 1, "maxSteps", maxSteps, "at least 1");
      Require.positive("window", window);
    }
  }
}
