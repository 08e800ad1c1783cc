package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation.Totals;
import java.time.Duration;
import java.util.List;

/**
 * The arrival rate that is to be expected: by the time of the episode where past episodes have
 * taught it, else a level and a damped trend.
 *
 * <p>Level and trend are exponential averages in time (Holt's linear method for observations that
 * are not evenly spaced: Wright, "Forecasting data published at irregular time intervals using an
 * extension of Holt's method", Management Science 32 (1986)); the trend fades over 30 s (Gardner
 * and McKenzie, "Forecasting trends in time series", Management Science 31 (1985)). A measured rate
 * is that of the middle of its interval, so that the forecast reaches half an interval further.
 */
final class RateForecast {
  private static final double FADING_SECONDS = 30;
  private static final double MOST_PER_SECOND = 1e12;

  private final Settings settings;
  private double now = Double.NaN;
  private double middle;
  private double level = Double.NaN;
  private double trend;

  /**
   * How to forecast.
   *
   * @param smoothing time constant of the level
   * @param trend time constant of the trend; none where it is zero
   * @param rates arrivals per second by time of the episode, taught by past ones; may be empty
   * @param slice for how long each of those rates holds, positive
   */
  record Settings(Duration smoothing, Duration trend, List<Double> rates, Duration slice) {
    Settings {
      Require.notNegative("smoothing", smoothing);
      Require.notNegative("trend", trend);
      rates = List.copyOf(rates);
      for (double rate : rates) {
        Require.that(rate >= 0 && rate <= MOST_PER_SECOND, "rate", rate, "from 0 to 1e12");
      }
      Require.positive("slice", slice);
    }
  }

  RateForecast(Settings settings) {
    this.settings = settings;
  }

  /** Takes in the latest of the observations. */
  void update(RecentObservations recent, double nowSeconds) {
    double elapsed = recent.elapsed();
    double rate = Math.min(MOST_PER_SECOND, recent.latestRate(Totals::accepted));
    now = nowSeconds;
    if (Double.isNaN(rate)) {
      return;
    }
    double newMiddle = nowSeconds - elapsed / 2;
    if (Double.isNaN(level)) {
      level = rate;
    } else {
      learn(rate, newMiddle - middle, elapsed);
    }
    middle = newMiddle;
  }

  private void learn(double rate, double step, double elapsed) {
    double expected = level + trend * step;
    double newLevel = expected + weight(settings.smoothing, elapsed) * (rate - expected);
    trend += trendWeight(elapsed) * ((newLevel - level) / step - trend);
    level = newLevel;
  }

  private double trendWeight(double elapsed) {
    return settings.trend.isZero() ? 0 : weight(settings.trend, elapsed);
  }

  private static double weight(Duration constant, double elapsed) {
    return constant.isZero()
        ? 1
        : -StrictMath.expm1(-elapsed / RecentObservations.seconds(constant));
  }

  /** Whether there is anything to go by. */
  boolean known() {
    return !Double.isNaN(level);
  }

  /** Arrivals per second that many seconds after the latest observation. */
  double at(double secondsAhead) {
    double slice = (now + secondsAhead) / RecentObservations.seconds(settings.slice);
    if (slice >= 0 && slice < settings.rates.size()) {
      return settings.rates.get((int) slice);
    }
    double lead = now - middle + secondsAhead;
    double faded = -FADING_SECONDS * StrictMath.expm1(-lead / FADING_SECONDS);
    return Math.clamp(level + trend * faded, 0, MOST_PER_SECOND);
  }
}
