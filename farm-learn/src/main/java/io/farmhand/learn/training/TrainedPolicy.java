package io.farmhand.learn.training;

import io.farmhand.policy.Policy;
import io.farmhand.policy.Training;
import io.farmhand.sim.scenario.ScenarioWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a policy of what a training found, with all that it takes to find it again. */
public final class TrainedPolicy {
  private TrainedPolicy() {}

  /**
   * The policy that was kept.
   *
   * @param version of the program, for the record
   */
  public static Policy of(Trained trained, String version) {
    TrainingTask task = trained.task();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("method", task.method().name());
    facts.put("program", version);
    facts.put(Training.DISCIPLINE, task.scenario().discipline().name());
    facts.put("seed", Long.toString(task.seed()));
    facts.put("learningSeed", Long.toString(task.learningSeed()));
    facts.put("goalQos", Double.toString(task.goal().qos()));
    facts.put("goalPerAction", Double.toString(task.goal().perAction()));
    facts.put("budgetEpisodes", Long.toString(task.budget().episodes()));
    facts.put("playedEpisodes", Long.toString(trained.episodes()));
    facts.put("foundAfterEpisodes", Long.toString(trained.episode()));
    facts.put("validationEpisodes", Integer.toString(task.budget().validation()));
    facts.putAll(trained.validation().facts());
    return new Policy(
        task.method().name(),
        task.scenario().control().step(),
        trained.rule(),
        new Training(facts, ScenarioWriter.yaml(task.scenario(), List.of()), trained.curve()));
  }
}
