package io.farmhand.app.compare;

import io.farmhand.app.chart.TrainingCurves;
import io.farmhand.policy.PolicyFile;
import java.nio.file.Path;
import java.util.List;

/** How the policies among some controllers were trained, as rows. */
final class TrainingCsv {
  static final String FILE = TrainingCurves.FILE;

  private static final String POLICY = PolicyFile.KIND.name() + ":";

  private TrainingCsv() {}

  /** The rows; empty when none of them is a policy with a curve. */
  static String of(List<Entrant> entrants) {
    TrainingCurves curves = TrainingCurves.NONE;
    for (Entrant entrant : entrants) {
      if (entrant.spec().startsWith(POLICY)) {
        Path file = file(entrant.spec());
        curves = curves.with(entrant.name(), PolicyFile.read(file).training().curve());
      }
    }
    return curves.isEmpty() ? "" : curves.csv();
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
