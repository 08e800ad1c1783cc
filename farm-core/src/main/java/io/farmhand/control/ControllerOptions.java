package io.farmhand.control;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options given with a controller's name: {@code beta=1,smoothing=30s}. */
public final class ControllerOptions {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");

  private final String controller;
  private final Map<String, String> values;

  private ControllerOptions(String controller, Map<String, String> values) {
    this.controller = controller;
    this.values = values;
  }

  static ControllerOptions parse(ControllerKind kind, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = equals < 0 ? alone(kind, part, values) : part.substring(0, equals).strip();
      if (!kind.options().contains(name)) {
        throw unknown(kind, name);
      }
      if (values.put(name, part.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException(
            name + " = " + part.strip() + ", must be given once to " + kind.name());
      }
    }
    return new ControllerOptions(kind.name(), values);
  }

  private static String alone(ControllerKind kind, String part, Map<String, String> values) {
    if (kind.options().isEmpty() || !values.isEmpty()) {
      throw unknown(kind, part.strip());
    }
    return kind.options().getFirst();
  }

  private static IllegalArgumentException unknown(ControllerKind kind, String name) {
    List<String> known = kind.options();
    if (known.isEmpty()) {
      return new IllegalArgumentException(
          "option = " + name + ", must be left out: " + kind.name() + " has no options");
    }
    String hint =
        NearestName.to(name, known).map(near -> "; did you mean " + near + "?").orElse("");
    return new IllegalArgumentException(
        "option = "
            + name
            + ", must be one of those of "
            + kind.name()
            + ": "
            + String.join(", ", known)
            + hint);
  }

  /** The value of an option as it was written; empty if it was not given. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * An option that is a number.
   *
   * @throws IllegalArgumentException when it is not a finite one
   */
  public Optional<Double> number(String name) {
    return text(name).map(text -> number(name, text));
  }

  /**
   * An option that is a whole number.
   *
   * @throws IllegalArgumentException when it is not
   */
  public Optional<Integer> integer(String name) {
    return text(name).map(text -> integer(name, text));
  }

  /**
   * An option that is a list of numbers with slashes between them, such as {@code 12/11/10.5}.
   *
   * @throws IllegalArgumentException when one is not a finite number
   */
  public Optional<double[]> numbers(String name) {
    return text(name)
        .map(
            text ->
                Arrays.stream(text.split("/", -1))
                    .mapToDouble(number -> number(name, number.strip()))
                    .toArray());
  }

  /**
   * An option that is a duration, such as {@code 500ms}, {@code 8s}, {@code 2m} or {@code PT8S}.
   *
   * @throws IllegalArgumentException when it is not
   */
  public Optional<Duration> duration(String name) {
    return text(name).map(text -> duration(name, text));
  }

  /**
   * An option that is one of a few words: the constants of {@code type}, in lower case.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(text -> choice(name, text, type.getEnumConstants()));
  }

  /** The value of an option that cannot be left out; for the message an example of one. */
  public <T> T required(Optional<T> value, String name, String example) {
    return value.orElseThrow(
        () ->
            new IllegalArgumentException(
                name + " is missing, must be given to " + controller + ", as in " + example));
  }

  private <E extends Enum<E>> E choice(String name, String text, E[] constants) {
    for (E constant : constants) {
      if (ControllerName.written(constant).equals(text)) {
        return constant;
      }
    }
    String words =
        Arrays.stream(constants).map(ControllerName::written).collect(Collectors.joining(", "));
    throw wrong(name, text, "one of " + words, null);
  }

  private double number(String name, String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      throw wrong(name, text, "a number", notOne);
    }
    throw wrong(name, text, "a finite number", null);
  }

  private int integer(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOne) {
      throw wrong(name, text, "a whole number", notOne);
    }
  }

  private Duration duration(String name, String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (amount.matches()) {
      double nanosPerUnit =
          switch (amount.group(2)) {
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            default -> 3600e9;
          };
      return Duration.ofNanos(Math.round(Double.parseDouble(amount.group(1)) * nanosPerUnit));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notOne) {
      throw wrong(name, text, "a duration such as 500ms, 8s or 2m", notOne);
    }
  }

  private IllegalArgumentException wrong(
      String name, String text, String rule, @Nullable Exception cause) {
    return new IllegalArgumentException(
        name + " = " + text + ", must be " + rule + " (option of " + controller + ")", cause);
  }
}
