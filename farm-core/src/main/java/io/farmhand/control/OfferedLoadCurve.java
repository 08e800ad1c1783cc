package io.farmhand.control;

import io.farmhand.monitor.Observation.Totals;
import java.util.Arrays;

/**
 * The modified offered load over the time to come: how many tasks would be in service if there were
 * always a worker for each,
 *
 * <pre>
 * m(t) = integral over u &gt;= 0 of lambda(t - u) P(S &gt; u) du
 * </pre>
 *
 * <p>with the arrival rate as it was before now and as it is expected after. Time is cut into
 * slices with one rate each; what is in service longer than {@value #MOST_SLICES} slices counts
 * with the rate of the last of them.
 *
 * <p>Source: Jennings, Mandelbaum, Massey and Whitt, "Server staffing to meet time-varying demand",
 * Management Science 42 (1996).
 */
final class OfferedLoadCurve {
  private static final int SLICES_AHEAD = 32;
  private static final int MOST_SLICES = 256;
  private static final double NEGLIGIBLE = 1e-6;

  private final double sliceSeconds;
  private final double[] served;
  private final double[] rates;

  /**
   * The curve from now on.
   *
   * @param aheadSeconds how far it reaches, above 0
   */
  OfferedLoadCurve(
      RecentObservations past, RateForecast forecast, ServiceTime service, double aheadSeconds) {
    sliceSeconds = aheadSeconds / SLICES_AHEAD;
    served = served(service);
    rates = new double[served.length + SLICES_AHEAD];
    for (int i = 0; i < rates.length; i++) {
      double middle = (i - served.length + 0.5) * sliceSeconds;
      double rate = middle < 0 ? past.rateBefore(-middle, Totals::accepted) : forecast.at(middle);
      rates[i] = Double.isNaN(rate) ? forecast.at(0) : rate;
    }
  }

  /** Seconds that a task is in service while it is of an age, slice by slice. */
  private double[] served(ServiceTime service) {
    double[] slices = new double[MOST_SLICES];
    double before = 0;
    int count = 0;
    while (count < MOST_SLICES - 1 && service.mean() - before > NEGLIGIBLE * service.mean()) {
      double until = service.within((count + 1) * sliceSeconds);
      slices[count++] = until - before;
      before = until;
    }
    slices[count++] = Math.max(0, service.mean() - before);
    return Arrays.copyOf(slices, count);
  }

  /** The greatest load from a moment on, to the end of the curve. */
  double greatestFrom(double secondsAhead) {
    int first = (int) Math.clamp(secondsAhead / sliceSeconds, 0, SLICES_AHEAD);
    double greatest = 0;
    for (int j = first; j <= SLICES_AHEAD; j++) {
      greatest = Math.max(greatest, load(j));
    }
    return greatest;
  }

  private double load(int slicesAhead) {
    double load = 0;
    for (int age = 0; age < served.length; age++) {
      load += served[age] * rates[served.length + slicesAhead - 1 - age];
    }
    return load;
  }
}
