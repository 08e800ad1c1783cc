package io.farmhand.sim.scenario;

import io.farmhand.sim.SimException;
import io.farmhand.sim.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes platform profiles that {@link Profiles#load} reads to the same profile. */
public final class ProfileWriter {
  private ProfileWriter() {}

  /**
   * A profile file's text.
   *
   * @param comments lines at its head, such as how it was measured
   */
  public static String yaml(PlatformProfile profile, List<String> comments) {
    return YamlWriter.write(comments, profile.describe());
  }

  /**
   * Writes a profile to a file; one that is there already is replaced.
   *
   * @param comments lines at its head, such as how it was measured
   * @throws SimException if it cannot be written
   */
  public static void write(Path file, PlatformProfile profile, List<String> comments) {
    try {
      Files.writeString(file, yaml(profile, comments));
    } catch (IOException e) {
      throw new SimException(
          "cannot write the profile " + file + " (" + e + "); give a file in a folder that exists",
          e);
    }
  }
}
