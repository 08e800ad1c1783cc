package io.farmhand.onnx;

import io.farmhand.check.Require;
import io.farmhand.control.ActionSet;
import io.farmhand.monitor.ObservationView;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an ONNX file says of the policy in it: the entries of its metadata that begin with {@code
 * farmhand.}, as {@code docs/policies.md} lists them.
 *
 * @param name what tables call the policy, in kebab-case
 * @param view what it sees
 * @param actions what it may do
 * @param scenario where it was trained
 * @param step how often it decided in training, and decides unless a run sets another period
 */
public record OnnxMetadata(
    String name, ObservationView view, ActionSet actions, String scenario, Duration step) {
  static final String FORMAT = "farmhand.format";
  static final String NAME = "farmhand.name";
  static final String OBSERVATION = "farmhand.observation";
  static final String NUMBERS = "farmhand.numbers";
  static final String ACTIONS = "farmhand.actions";
  static final String SCENARIO = "farmhand.scenario";
  static final String STEP = "farmhand.step";

  private static final String VERSION = "1";
  private static final String USUAL_NAME = "onnx";

  public OnnxMetadata {
    Require.that(
        name.matches("[a-z0-9]+(-[a-z0-9]+)*"), NAME, name, "in kebab-case, such as dqn-seed-3");
    Require.positive(STEP, step);
  }

  /** The same under another name. */
  OnnxMetadata named(String other) {
    return new OnnxMetadata(other, view, actions, scenario, step);
  }

  /**
   * What these entries say; those of others are passed over.
   *
   * @throws IllegalArgumentException when one is missing, of another version or wrong
   */
  static OnnxMetadata of(Map<String, String> entries) {
    requireVersion(entries);
    ObservationView view = in(OBSERVATION, ObservationView::named, entries);
    requireNumbers(view, required(entries, NUMBERS));
    return new OnnxMetadata(
        entries.getOrDefault(NAME, USUAL_NAME),
        view,
        in(ACTIONS, ActionSet::named, entries),
        required(entries, SCENARIO),
        in(STEP, OnnxMetadata::step, entries));
  }

  private static void requireVersion(Map<String, String> entries) {
    String version = entries.get(FORMAT);
    if (version == null) {
      throw new IllegalArgumentException(
          "its metadata lacks "
              + FORMAT
              + ", must have what says what it sees and does: export it with farmhand.export of the"
              + " Python package");
    }
    Require.that(
        version.equals(VERSION),
        FORMAT,
        version,
        VERSION + "; a newer Farmhand exported it: update this one, or export it again with it");
  }

  private static void requireNumbers(ObservationView view, String found) {
    String expected =
        view.parts().stream().map(ObservationView.Part::name).collect(Collectors.joining(","));
    Require.that(
        found.equals(expected),
        NUMBERS,
        found,
        expected
            + ", the numbers of "
            + view.name()
            + " here: another Farmhand trained it; train it with this one");
  }

  private static String required(Map<String, String> entries, String name) {
    String value = entries.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "its metadata lacks " + name + ": export it again with farmhand.export");
    }
    return value;
  }

  private static <T> T in(String name, Reader<T> reader, Map<String, String> entries) {
    String text = required(entries, name);
    try {
      return reader.read(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static Duration step(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("step = " + text + ", must be as in PT8S", e);
    }
  }

  /** Reads a value; {@link IllegalArgumentException} says what is wrong with it. */
  private interface Reader<T> {
    T read(String text);
  }
}
