package io.farmhand.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The controllers that people can choose by name.
 *
 * <p>Immutable: whoever puts an application together adds the kinds of other modules to {@link
 * Controllers#catalogue()} and hands the result on.
 */
public final class ControllerCatalogue {
  private final List<ControllerKind> kinds;

  private ControllerCatalogue(List<ControllerKind> kinds) {
    this.kinds = kinds;
  }

  /**
   * A catalogue of these kinds.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public static ControllerCatalogue of(List<ControllerKind> kinds) {
    ControllerCatalogue catalogue = new ControllerCatalogue(List.of());
    for (ControllerKind kind : kinds) {
      catalogue = catalogue.with(kind);
    }
    return catalogue;
  }

  /**
   * The same with {@code kind} at its end.
   *
   * @throws IllegalArgumentException when there is one of that name
   */
  public ControllerCatalogue with(ControllerKind kind) {
    if (find(kind.name()).isPresent()) {
      throw new IllegalArgumentException(
          "name = " + kind.name() + ", must be one that no other controller has");
    }
    List<ControllerKind> more = new ArrayList<>(kinds);
    more.add(kind);
    return new ControllerCatalogue(List.copyOf(more));
  }

  /** All kinds, in the order in which they were added. */
  public List<ControllerKind> kinds() {
    return kinds;
  }

  /**
   * The factory that {@code spec} names: {@code name}, {@code name:value} or {@code
   * name:option=value,option=value}.
   *
   * @throws IllegalArgumentException when there is no such controller or option, or a value is
   *     wrong; the message says what to write instead
   */
  public ControllerFactory parse(String spec) {
    int colon = spec.indexOf(':');
    String name = (colon < 0 ? spec : spec.substring(0, colon)).strip();
    ControllerKind kind = find(name).orElseThrow(() -> unknown(name));
    ControllerOptions options =
        ControllerOptions.parse(kind, colon < 0 ? "" : spec.substring(colon + 1));
    return kind.make().apply(options);
  }

  private Optional<ControllerKind> find(String name) {
    return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  private IllegalArgumentException unknown(String name) {
    List<String> names = kinds.stream().map(ControllerKind::name).toList();
    String hint =
        NearestName.to(name, names).map(near -> "; did you mean " + near + "?").orElse("");
    return new IllegalArgumentException(
        "controller = "
            + name
            + ", must be one of "
            + names.stream().collect(Collectors.joining(", "))
            + hint);
  }
}
