package io.farmhand.sim.scenario;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
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
}
