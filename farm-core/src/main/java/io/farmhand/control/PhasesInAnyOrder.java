package io.farmhand.control;

import io.farmhand.check.Require;
import java.time.Duration;
import java.util.List;

/**
 * Phases that come one after another from the begin of a run, each once, in an order that nobody
 * knows. Which one it is and which ones can still come is inferred from the arrivals ({@link
 * PhaseBelief}); a rule adds to what it sees
 *
 * <pre>
 * sum over phases of P(it is now) x its workers now + P(it is next) x its workers before it
 * </pre>
 *
 * @param length of every phase
 * @param phases at least two
 * @param after workers once all phases are over
 */
public record PhasesInAnyOrder(Duration length, List<Phase> phases, double after)
    implements Foresight {
  /**
   * One of them. Workers are straight lines between knots at equal distances over the phase, and
   * may be below 0, as in a {@link Schedule}.
   *
   * @param arrivalsPerSecond the rate in each of so many equal parts of the phase, at least one
   * @param now workers while it is this phase, at least two numbers
   * @param before workers while this phase is the next, over the phase before it; at least two
   *     numbers
   */
  public record Phase(List<Double> arrivalsPerSecond, List<Double> now, List<Double> before) {
    public Phase {
      arrivalsPerSecond = List.copyOf(arrivalsPerSecond);
      Require.that(!arrivalsPerSecond.isEmpty(), "arrivalsPerSecond", 0, "at least one number");
      arrivalsPerSecond.forEach(rate -> Require.notNegative("arrivalsPerSecond", rate));
      now = Knots.checked("now", now);
      before = Knots.checked("before", before);
    }
  }

  public PhasesInAnyOrder {
    Require.positive("length", length);
    phases = List.copyOf(phases);
    Require.that(phases.size() >= 2, "phases", phases.size(), "at least two");
    Require.that(Double.isFinite(after), "after", after, "finite");
  }

  double lengthSeconds() {
    return length.toNanos() / 1e9;
  }

  @Override
  public boolean covers(double seconds) {
    return seconds <= TRUST * phases.size() * lengthSeconds();
  }
}
