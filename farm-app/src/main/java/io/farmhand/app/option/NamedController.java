package io.farmhand.app.option;

import java.util.ArrayList;
import java.util.List;

/**
 * A controller among others, with the name by which tables tell it from them.
 *
 * @param label the name that was asked for; empty for the controller's own
 * @param spec the controller
 */
public record NamedController(String label, ControllerSpec spec) {
  /**
   * The controller of {@code SPEC} or {@code NAME=SPEC}.
   *
   * @throws IllegalArgumentException when there is none, with what to write instead
   */
  public static NamedController parse(String text) {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':');
    if (equals < 0 || (colon >= 0 && colon < equals)) {
      return new NamedController("", ControllerSpec.parse(text.strip()));
    }
    String label = text.substring(0, equals).strip();
    if (label.isEmpty()) {
      throw new IllegalArgumentException(
          "must be a controller such as static:12, or NAME=CONTROLLER, found '" + text + "'");
    }
    return new NamedController(label, ControllerSpec.parse(text.substring(equals + 1).strip()));
  }

  /**
   * The controllers of a list with commas. A comma may also stand within a controller, before its
   * next option: {@code static:12,square-root:beta=1,smoothing=30s,erlang-c} are three.
   *
   * @throws IllegalArgumentException when one of them is none
   */
  public static List<NamedController> parseList(String text) {
    List<String> parts = new ArrayList<>();
    for (String piece : text.split(",", -1)) {
      boolean option = piece.matches("[^:=]*=.*") && !parts.isEmpty();
      if (option) {
        parts.set(parts.size() - 1, parts.getLast() + "," + piece);
      } else {
        parts.add(piece);
      }
    }
    return parts.stream().map(NamedController::parse).toList();
  }
}
