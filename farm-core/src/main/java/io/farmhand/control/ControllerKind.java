package io.farmhand.control;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A kind of controller that people choose by name, such as {@code square-root:beta=1}.
 *
 * @param name its name, in kebab-case
 * @param description what it does, in one line
 * @param options names of its options; the value of the first may stand alone, as in {@code
 *     static:12}
 * @param make makes a factory from the options that were given
 */
public record ControllerKind(
    String name,
    String description,
    List<String> options,
    Function<ControllerOptions, ControllerFactory> make) {
  public ControllerKind {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("name = " + name + ", must be in kebab-case");
    }
    options = List.copyOf(options);
    Objects.requireNonNull(make, "make");
  }
}
