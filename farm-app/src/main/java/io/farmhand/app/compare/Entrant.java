package io.farmhand.app.compare;

import io.farmhand.app.option.NamedController;
import io.farmhand.control.ControllerFactory;
import io.farmhand.sim.compare.Contender;
import io.farmhand.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A controller that takes part in a comparison.
 *
 * @param name its name in tables, once in a comparison
 * @param spec how to ask for it
 * @param contender how it is simulated
 */
public record Entrant(String name, String spec, Contender contender) {
  /** Longer names are shortened to the kind of the controller. */
  private static final int LONGEST_NAME = 28;

  /**
   * The controllers as they take part.
   *
   * @param nativePeriod whether each decides as often as it was made for
   * @throws io.farmhand.app.exit.ExitException when a name comes twice, or a controller begins
   *     outside of the limits
   */
  public static List<Entrant> of(
      List<NamedController> controllers, boolean nativePeriod, Scenario scenario) {
    List<String> names = names(controllers);
    Set<String> seen = new HashSet<>(Set.of(CompareSettings.OPTIMUM));
    List<Entrant> entrants = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      NamedController each = controllers.get(i);
      if (!seen.add(names.get(i))) {
        throw CompareSettings.wrong(
            "The name "
                + names.get(i)
                + " is taken; give each controller once, or as --controller NAME="
                + each.spec());
      }
      entrants.add(entrant(names.get(i), each, nativePeriod, scenario));
    }
    return entrants;
  }

  private static Entrant entrant(
      String name, NamedController controller, boolean nativePeriod, Scenario scenario) {
    ControllerFactory factory = controller.spec().factory();
    factory
        .initialWorkers()
        .ifPresent(
            initial -> {
              if (initial < scenario.limits().min() || initial > scenario.limits().max()) {
                throw CompareSettings.wrong(
                    name
                        + " begins with "
                        + initial
                        + " workers, but they are bounded by "
                        + scenario.limits().min()
                        + ".."
                        + scenario.limits().max()
                        + "; change --workers or the controller");
              }
            });
    Contender contender = nativePeriod ? Contender.atItsOwnPeriod(factory) : Contender.of(factory);
    return new Entrant(name, controller.spec().text(), contender.named(name));
  }

  /** As they were asked for; a name too long for a table is the kind's where that is one's. */
  private static List<String> names(List<NamedController> controllers) {
    Map<String, Integer> kinds = new HashMap<>();
    for (NamedController each : controllers) {
      kinds.merge(kind(each), 1, Integer::sum);
    }
    List<String> names = new ArrayList<>();
    for (NamedController each : controllers) {
      String asked = each.label().isEmpty() ? each.spec().text() : each.label();
      boolean isShort = asked.length() <= LONGEST_NAME || !each.label().isEmpty();
      names.add(isShort || kinds.getOrDefault(kind(each), 0) > 1 ? asked : kind(each));
    }
    return names;
  }

  private static String kind(NamedController controller) {
    String name = controller.spec().text();
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
