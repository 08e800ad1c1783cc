package io.farmhand.app.compare;

import io.farmhand.app.chart.TrainingCurves;
import java.util.List;

/** How the policies among some controllers were trained, as rows. */
final class TrainingCsv {
  static final String FILE = TrainingCurves.FILE;

  private TrainingCsv() {}

  /** The rows; empty when none of them is a policy with a curve. */
  static String of(List<Entrant> entrants) {
    TrainingCurves curves = TrainingCurves.NONE;
    for (Entrant entrant : entrants) {
      if (entrant.policy().isPresent()) {
        curves = curves.with(entrant.name(), entrant.policy().get().training().curve());
      }
    }
    return curves.isEmpty() ? "" : curves.csv();
  }
}
