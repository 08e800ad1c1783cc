package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RateForecastTest {
  private static final Duration EIGHT = Duration.ofSeconds(8);

  @Test
  void expectsASteadyRateToStay() {
    RateForecast forecast = run(settings(12, 60), 30, seconds -> 5 * seconds);
    assertThat(forecast.at(0)).isCloseTo(5, within(1e-9));
    assertThat(forecast.at(100)).isCloseTo(5, within(1e-9));
  }

  @Test
  void followsARampAndLetsItFade() {
    // Rates of 1 + 0.02 t: at 800 s the rate is 17.
    RateForecast forecast =
        run(settings(8, 16), 100, seconds -> seconds + 0.01 * seconds * seconds);
    assertThat(forecast.at(0)).isCloseTo(17, within(0.1));
    assertThat(forecast.at(10) - forecast.at(0)).isBetween(0.12, 0.16);
    assertThat(forecast.at(1e6) - forecast.at(0)).isBetween(0.4, 0.6);
  }

  @Test
  void withoutATrendItIsAnAverage() {
    RateForecast forecast = run(settings(0, 0), 10, seconds -> seconds * seconds);
    assertThat(forecast.at(0)).isCloseTo(152, within(1e-9));
    assertThat(forecast.at(50)).isCloseTo(152, within(1e-9));
  }

  @Test
  void takesWhatPastEpisodesTaughtWhileThatLasts() {
    RateForecast.Settings taught =
        new RateForecast.Settings(
            Duration.ZERO, Duration.ZERO, List.of(1.0, 2.0, 3.0, 4.0, 9.0), EIGHT);
    RateForecast forecast = run(taught, 3, seconds -> 7 * seconds);
    assertThat(forecast.at(0)).isEqualTo(4);
    assertThat(forecast.at(7.9)).isEqualTo(4);
    assertThat(forecast.at(8)).isEqualTo(9);
    assertThat(forecast.at(16)).isCloseTo(7, within(1e-9));
  }

  @Test
  void isNeverNegative() {
    RateForecast forecast =
        run(settings(0, 1), 20, seconds -> 1_000 - 0.001 * Math.pow(160 - seconds, 2));
    assertThat(forecast.at(100)).isNotNegative();
  }

  private static RateForecast.Settings settings(long smoothing, long trend) {
    return new RateForecast.Settings(
        Duration.ofSeconds(smoothing), Duration.ofSeconds(trend), List.of(), EIGHT);
  }

  private static RateForecast run(
      RateForecast.Settings settings, int steps, DoubleUnaryOperator accepted) {
    RecentObservations recent = new RecentObservations(ModifiedOfferedLoad.MEMORY);
    RateForecast forecast = new RateForecast(settings);
    for (int i = 1; i <= steps; i++) {
      double now = 8.0 * i;
      long tasks = Math.round(accepted.applyAsDouble(now));
      recent.add(SampleObservation.idle().at(now).totals(tasks, 0, 0).build());
      forecast.update(recent, now);
    }
    return forecast;
  }
}
