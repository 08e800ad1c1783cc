package io.farmhand.sim.scenario;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.yaml.Origin;
import java.nio.file.Path;
import java.util.List;

/** Finds scenarios: the shipped ones by name, those of users by path. */
public final class Scenarios {
  private Scenarios() {}

  /** The names of the shipped scenarios. */
  public static List<String> names() {
    return Library.SCENARIOS.names();
  }

  /**
   * A scenario.
   *
   * @param nameOrPath the name of a shipped one, or the path of a YAML file
   * @throws InvalidFileException with every mistake in the file
   * @throws SimException if there is neither such a name nor such a file
   */
  public static Scenario load(String nameOrPath) {
    return ScenarioReader.file(Library.SCENARIOS.find(nameOrPath, null));
  }

  /**
   * The scenario that a text describes; relative paths in it start at the current folder.
   *
   * @param label what messages call the text
   * @param yaml its content
   * @throws InvalidFileException with every mistake in the text
   */
  public static Scenario parse(String label, String yaml) {
    return ScenarioReader.file(new Library.Source(label, new Origin(label, Path.of("")), yaml));
  }
}
