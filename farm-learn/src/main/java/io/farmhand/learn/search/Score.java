package io.farmhand.learn.search;

import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule reached, on average over episodes.
 *
 * @param qos share of the tasks that met their deadline
 * @param workers mean over the steps of the target
 * @param actions changes of the target in an episode
 */
public record Score(double qos, double workers, double actions) {
  /** The means of these episodes, at least one. */
  public static Score of(List<EpisodeFigures> episodes) {
    return new Score(
        episodes.stream().mapToDouble(EpisodeFigures::qos).average().orElseThrow(),
        episodes.stream().mapToDouble(EpisodeFigures::meanTarget).average().orElseThrow(),
        episodes.stream().mapToDouble(EpisodeFigures::actions).average().orElseThrow());
  }

  /** Its numbers as facts of a policy's training. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("validationQos", Double.toString(qos));
    facts.put("validationWorkers", Double.toString(workers));
    facts.put("validationActions", Double.toString(actions));
    return facts;
  }

  /** Workers and actions, in workers. */
  public double effort(SearchGoal goal) {
    return workers + goal.perAction() * actions;
  }

  /** The effort and the misses, in workers. */
  public double cost(SearchGoal goal, double perPercent) {
    return effort(goal) + perPercent * 100 * (1 - qos);
  }
}
