package io.farmhand.sim.calibration;

import io.farmhand.sim.stats.Quantiles;
import java.util.List;

/**
 * Service time as a function of the size, {@code quadraticSeconds * size^2 + constantSeconds}, by
 * least squares; neither is negative.
 *
 * @param quadraticSeconds seconds per size squared
 * @param constantSeconds seconds that every task takes
 * @param rSquared share of the variance of the service times that it explains; NaN when they do not
 *     vary
 * @param residuals measured less fitted times, in seconds
 */
public record ServiceFit(
    double quadraticSeconds, double constantSeconds, double rSquared, Quantiles residuals) {
  /** The fit of these, at least one. */
  static ServiceFit of(List<MeasuredCall> calls) {
    Sums sums = new Sums();
    calls.forEach(sums::add);
    double slope = sums.slope();
    double base = (sums.t - slope * sums.x) / sums.n;
    if (base < 0) {
      slope = sums.xt / sums.xx;
      base = 0;
    } else if (!(slope >= 0)) {
      slope = 0;
      base = sums.t / sums.n;
    }
    return of(calls, slope, base, sums.t / sums.n);
  }

  private static ServiceFit of(List<MeasuredCall> calls, double slope, double base, double mean) {
    double[] residuals = new double[calls.size()];
    double unexplained = 0;
    double variance = 0;
    for (int i = 0; i < residuals.length; i++) {
      MeasuredCall call = calls.get(i);
      double seconds = call.serviceSeconds();
      residuals[i] = seconds - slope * call.size() * call.size() - base;
      unexplained += residuals[i] * residuals[i];
      variance += (seconds - mean) * (seconds - mean);
    }
    double rSquared = variance > 0 ? 1 - unexplained / variance : Double.NaN;
    return new ServiceFit(slope, base, rSquared, Quantiles.of(residuals));
  }

  /** The fitted time of a task of this size. */
  public double secondsFor(double size) {
    return quadraticSeconds * size * size + constantSeconds;
  }

  private static final class Sums {
    private double n;
    private double x;
    private double t;
    private double xx;
    private double xt;

    void add(MeasuredCall call) {
      double square = call.size() * call.size();
      n++;
      x += square;
      t += call.serviceSeconds();
      xx += square * square;
      xt += square * call.serviceSeconds();
    }

    double slope() {
      return (n * xt - x * t) / (n * xx - x * x);
    }
  }
}
