package io.farmhand.sim.scenario;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.yaml.Origin;
import java.nio.file.Path;
import java.util.List;

/** Finds platform profiles: the shipped ones by name, those of users by path. */
public final class Profiles {
  private Profiles() {}

  /** The names of the shipped profiles. */
  public static List<String> names() {
    return Library.PROFILES.names();
  }

  /**
   * A platform profile.
   *
   * @param nameOrPath the name of a shipped one, or the path of a YAML file
   * @throws InvalidFileException with every mistake in the file
   * @throws SimException if there is neither such a name nor such a file
   */
  public static PlatformProfile load(String nameOrPath) {
    return PlatformReader.file(Library.PROFILES.find(nameOrPath, null));
  }

  /**
   * The profile that a text describes; relative paths in it start at the current folder.
   *
   * @param label what messages call the text
   * @param yaml its content
   * @throws InvalidFileException with every mistake in the text
   */
  public static PlatformProfile parse(String label, String yaml) {
    return PlatformReader.file(new Library.Source(label, new Origin(label, Path.of("")), yaml));
  }
}
