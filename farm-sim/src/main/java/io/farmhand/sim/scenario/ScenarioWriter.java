package io.farmhand.sim.scenario;

import io.farmhand.sim.yaml.YamlWriter;
import java.util.List;

/** Writes scenarios that {@link Scenarios#parse} reads to the same scenario. */
public final class ScenarioWriter {
  private ScenarioWriter() {}

  /**
   * A scenario file's text.
   *
   * @param comments lines at its head
   */
  public static String yaml(Scenario scenario, List<String> comments) {
    return YamlWriter.write(comments, scenario.describe());
  }
}
