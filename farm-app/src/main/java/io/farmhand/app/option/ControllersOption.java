package io.farmhand.app.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which controllers are compared. */
public final class ControllersOption {
  /** What is compared where nothing else was asked for. */
  private static final String USUAL = "reactive-average,reactive-maximum,square-root,erlang-c";

  @Option(
      names = "--controllers",
      paramLabel = "A,B,C",
      description =
          "Which controllers, with commas between them (default without --controller: "
              + USUAL
              + ").")
  private Optional<ControllerList> list = Optional.empty();

  @Option(
      names = {"-c", "--controller"},
      paramLabel = "[NAME=]CONTROLLER",
      description = "One more of them, under a name of your choice if you like.")
  private List<NamedController> further = new ArrayList<>();

  /** Several controllers. */
  record ControllerList(List<NamedController> controllers) {
    static ControllerList parse(String text) {
      return new ControllerList(NamedController.parseList(text));
    }
  }

  /** All of them, in the order in which they were given. */
  public List<NamedController> controllers() {
    List<NamedController> all = new ArrayList<>();
    list.ifPresent(given -> all.addAll(given.controllers));
    all.addAll(further);
    return all.isEmpty() ? NamedController.parseList(USUAL) : all;
  }
}
