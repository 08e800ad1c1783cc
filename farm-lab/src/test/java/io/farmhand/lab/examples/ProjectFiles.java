package io.farmhand.lab.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project, by their paths in it. */
final class ProjectFiles {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling(".").normalize();
  private static final String EXAMPLES = "farm-lab/src/test/java/io/farmhand/lab/examples/";

  private ProjectFiles() {}

  static Path path(String name) {
    return ROOT.resolve(name);
  }

  static String text(String name) throws IOException {
    return Files.readString(path(name));
  }

  /** What stands in a class of this package between two marks, as a page shows it. */
  static String example(String type, String name) throws IOException {
    String source = text(EXAMPLES + type + ".java");
    String begin = "// " + name + " begins\n";
    return source
        .substring(
            source.indexOf(begin) + begin.length(), source.indexOf("    // " + name + " ends"))
        .replaceAll("(?m)^    ", "");
  }
}
