package io.farmhand.sim.scenario;

import io.farmhand.sim.InvalidFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The golden table of mistakes in scenario files and what is said about them.
 *
 * <p>Each case is a line {@code ### what is wrong}, the file, a line {@code >>>} and the messages.
 * Run the tests with {@code -Dgolden.update=true} to write the messages anew, then review the diff.
 */
final class GoldenErrors {
  static final String NAME = "scenario-errors.txt";

  /**
   * One case.
   *
   * @param title what is wrong
   * @param yaml the file
   * @param messages what is said
   */
  record Case(String title, String yaml, String messages) {
    @Override
    public String toString() {
      return title;
    }

    String actual() {
      try {
        Scenarios.parse("my.yml", yaml);
        return "no mistake";
      } catch (InvalidFileException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  private GoldenErrors() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String block : resource(NAME).split("(?m)^### ", -1)) {
      int title = block.indexOf('\n');
      int split = block.indexOf("\n>>>\n");
      if (title >= 0 && split >= title) {
        cases.add(
            new Case(
                block.substring(0, title),
                block.substring(title + 1, split + 1),
                block.substring(split + 5).strip()));
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      rewrite(cases);
    }
    return cases;
  }

  static String resource(String name) {
    try (InputStream in = GoldenErrors.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void rewrite(List<Case> cases) {
    StringBuilder text = new StringBuilder();
    for (Case each : cases) {
      text.append("### ").append(each.title()).append('\n').append(each.yaml());
      text.append(">>>\n").append(each.actual()).append("\n\n");
    }
    try {
      Files.writeString(Path.of("src/test/resources/golden", NAME), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
