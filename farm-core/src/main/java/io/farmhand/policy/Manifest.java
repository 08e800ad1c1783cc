package io.farmhand.policy;

import io.farmhand.check.Require;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines {@code name = value}, each name once; a part of Java's properties format. */
final class Manifest {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds a line. */
  void put(String name, String value) {
    Require.that(name.matches("[A-Za-z0-9.]+"), "name", name, "without other signs");
    Require.that(value.chars().noneMatch(sign -> sign < ' '), name, value, "one line");
    Require.that(values.put(name, value) == null, "name", name, "given once");
  }

  /** The value of this name. */
  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /** All whose names begin so, without that begin, in order. */
  Map<String, String> under(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(name).append(" = ").append(value.replace("\\", "\\\\")).append('\n'));
    return text.toString();
  }

  static Manifest parse(String text) {
    Manifest manifest = new Manifest();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      int at = line.indexOf(" = ");
      Require.that(at > 0, "line " + number, line, "NAME = VALUE");
      manifest.put(line.substring(0, at), line.substring(at + 3).replace("\\\\", "\\"));
    }
    return manifest;
  }
}
