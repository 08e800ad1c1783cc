package io.farmhand.app.compare;

import io.farmhand.app.chart.TrainingCurves;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import io.farmhand.policy.ShippedPolicies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the policies among some controllers were trained, as rows. */
final class TrainingCsv {
  static final String FILE = TrainingCurves.FILE;

  private static final String POLICY = PolicyFile.KIND.name() + ":";
  private static final String SHIPPED = ShippedPolicies.KIND.name();

  private TrainingCsv() {}

  /** The rows; empty when none of them is a policy with a curve. */
  static String of(List<Entrant> entrants) {
    TrainingCurves curves = TrainingCurves.NONE;
    for (Entrant entrant : entrants) {
      Optional<Policy> policy = policy(entrant.spec());
      if (policy.isPresent()) {
        curves = curves.with(entrant.name(), policy.get().training().curve());
      }
    }
    return curves.isEmpty() ? "" : curves.csv();
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
