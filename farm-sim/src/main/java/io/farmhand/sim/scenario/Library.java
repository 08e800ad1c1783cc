package io.farmhand.sim.scenario;

import io.farmhand.sim.SimException;
import io.farmhand.sim.yaml.Nearest;
import io.farmhand.sim.yaml.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds files of one kind: those that are shipped by their name, those of users by their path.
 *
 * @param kind what messages call one
 * @param folder where the shipped ones are, beside this class
 * @param names the shipped ones
 */
record Library(String kind, String folder, List<String> names) {
  static final Library SCENARIOS =
      new Library(
          "scenario",
          "scenarios",
          List.of(
              "paper",
              "paper-as-run",
              "paper-shuffled",
              "paper-random",
              "steady",
              "ramps",
              "sine",
              "diurnal",
              "flash-crowd",
              "bursts",
              "heavy-tailed"));
  static final Library PROFILES =
      new Library(
          "platform profile",
          "profiles",
          List.of("local-threads", "reference-cluster", "reference-cluster-uniform"));

  private static final long MOST_BYTES = 4_000_000;

  /**
   * A text with its origin.
   *
   * @param name the name that what it describes has unless it says otherwise
   * @param origin where it came from
   * @param text its content
   */
  record Source(String name, Origin origin, String text) {}

  /** The shipped file of this name, else the file at this path, which may be relative. */
  Source find(String nameOrPath, @Nullable Path relativeTo) {
    if (names.contains(nameOrPath)) {
      return shipped(nameOrPath);
    }
    Path path = Path.of(nameOrPath);
    Path file = relativeTo == null ? path : relativeTo.resolve(path);
    if (Files.isRegularFile(file)) {
      return read(file);
    }
    boolean isPath = nameOrPath.contains("/") || nameOrPath.matches(".*\\.ya?ml");
    String hint =
        Nearest.to(nameOrPath, names).map(near -> "; did you mean " + near + "?").orElse("");
    throw new SimException(
        (isPath ? "no file " + file : "no " + kind + " \"" + nameOrPath + '"')
            + ", expected the path of a YAML file or one of "
            + String.join(", ", names)
            + hint);
  }

  private Source shipped(String name) {
    String resource = folder + "/" + name + ".yml";
    try (InputStream in = Library.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Source(name, new Origin(name + ".yml (shipped)", null), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Source read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new SimException(
            file
                + " has "
                + Files.size(file)
                + " bytes; expected a "
                + kind
                + " of less than 4 MB");
      }
      String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      String text = Files.readString(file);
      return new Source(name, new Origin(file.toString(), file.getParent()), text);
    } catch (IOException e) {
      throw new SimException(
          "cannot read " + file + " as UTF-8 text (" + e + "); expected a " + kind + " file", e);
    }
  }
}
