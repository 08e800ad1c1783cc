package io.farmhand.app.compare;

import io.farmhand.app.code.JavaController;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.option.NamedController;
import io.farmhand.control.ControllerFactory;
import io.farmhand.onnx.OnnxPolicy;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import io.farmhand.policy.ShippedPolicies;
import io.farmhand.sim.compare.Contender;
import io.farmhand.sim.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A controller that takes part in a comparison.
 *
 * @param name its name in tables, once in a comparison
 * @param spec how to ask for it
 * @param contender how it is simulated
 * @param policy what it decides by, if that is a policy file or one that ships
 * @param warning what is to be said of it in this scenario
 */
public record Entrant(
    String name,
    String spec,
    Contender contender,
    Optional<Policy> policy,
    Optional<String> warning) {
  private static final String POLICY = PolicyFile.KIND.name() + ":";
  private static final String CODE = JavaController.KIND.name() + ":";
  private static final String SHIPPED = ShippedPolicies.KIND.name();

  /** Those that name a file. */
  private static final Pattern FILES =
      Pattern.compile(PolicyFile.KIND.name() + ":|" + OnnxPolicy.KIND.name() + ":");

  private static final String CUT = "...";
  private static final int LONGEST_BEGIN = 26;
  private static final int LONGEST_END = 15;
  private static final int LONGEST_NAME = LONGEST_BEGIN + CUT.length() + LONGEST_END;

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
        throw Usage.wrong(
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
                throw Usage.wrong(
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
    String spec = controller.spec().text();
    Optional<String> warning = factory.warning(scenario.discipline());
    return new Entrant(name, spec, contender.named(name), policy(spec), warning);
  }

  /** As they were asked for; one too long for a table is shortened, where that is its alone. */
  private static List<String> names(List<NamedController> controllers) {
    Map<String, Integer> times = new HashMap<>();
    controllers.forEach(each -> times.merge(shortened(asked(each)), 1, Integer::sum));
    return controllers.stream()
        .map(
            each -> {
              String brief = shortened(asked(each));
              return times.getOrDefault(brief, 0) > 1 ? asked(each) : brief;
            })
        .toList();
  }

  private static String asked(NamedController controller) {
    ControllerSpec spec = controller.spec();
    if (!controller.label().isEmpty()) {
      return controller.label();
    }
    return spec.text().startsWith(CODE) ? spec.factory().name() : spec.text();
  }

  /** Without the folders of its file, and then without its middle. */
  private static String shortened(String name) {
    boolean whole = name.length() <= LONGEST_NAME || !FILES.matcher(name).lookingAt();
    String brief = whole ? name : name.replaceFirst("(?<=[:=])[^:=,]*/", "");
    return brief.length() <= LONGEST_NAME
        ? brief
        : brief.substring(0, LONGEST_BEGIN) + CUT + brief.substring(brief.length() - LONGEST_END);
  }

  private static Optional<Policy> policy(String spec) {
    if (spec.startsWith(POLICY)) {
      return Optional.of(PolicyFile.read(file(spec)));
    }
    if (spec.equals(SHIPPED)) {
      return Optional.of(ShippedPolicies.load(ShippedPolicies.ANY_LOAD));
    }
    return spec.startsWith(SHIPPED + ":")
        ? Optional.of(
            ShippedPolicies.load(
                spec.substring(SHIPPED.length() + 1).replace("policy=", "").strip()))
        : Optional.empty();
  }

  /** The file of {@code policy:FILE} or {@code policy:file=FILE,name=NAME}. */
  private static Path file(String spec) {
    String file = spec.substring(POLICY.length());
    for (String option : file.split(",", -1)) {
      if (option.startsWith("file=")) {
        return Path.of(option.substring("file=".length()).strip());
      }
    }
    return Path.of(file.replaceFirst(",name=.*", "").strip());
  }
}
