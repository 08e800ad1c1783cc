package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifiedOfferedLoadTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("mol:beta=1,rates=1/2/3,slice=8s,startup=7s,service=1500ms");
  }

  @ParameterizedTest
  @CsvSource({"1", "0.25", "4", "0", "1000"})
  void aTaskIsInServiceForItsMeanTime(double scv) {
    assertThat(new ServiceTime(1.5, scv).within(1e4)).isCloseTo(1.5, within(0.01));
  }

  @Test
  void knowsTheFirstSecondsOfAServiceTime() {
    assertThat(new ServiceTime(2, 1).within(3)).isCloseTo(2 * (1 - Math.exp(-1.5)), within(1e-9));
    assertThat(new ServiceTime(2, 0).within(1)).isCloseTo(1, within(1e-6));
    assertThat(new ServiceTime(2, 0.25).within(0)).isZero();
  }

  /** The load lags behind a ramp by the mean of the stationary excess, S (1 + scv) / 2. */
  @ParameterizedTest
  @CsvSource({"1.5, 0.25", "1.5, 1", "6, 0.25", "6, 1"})
  void theLoadOfARampLagsBehindIt(double service, double scv) {
    RecentObservations past = new RecentObservations(ModifiedOfferedLoad.MEMORY);
    for (int i = 1; i <= 300; i++) {
      long tasks = Math.round(1_000 * (i + 0.005 * i * i));
      past.add(SampleObservation.idle().at(i).totals(tasks, 0, 0).build());
    }
    RateForecast forecast = taught(past, 300, 1_000, 10);
    double load =
        new OfferedLoadCurve(past, forecast, new ServiceTime(service, scv), 16).greatestFrom(0);
    double lag = service * (1 + scv) / 2;
    assertThat(load).isCloseTo(1_000 * (1 + 0.01 * (316 - lag)) * service, within(0.005 * load));
  }

  private static RateForecast taught(RecentObservations past, int now, double base, double growth) {
    List<Double> rates =
        IntStream.range(0, now + 20).mapToObj(second -> base + growth * (second + 0.5)).toList();
    RateForecast forecast =
        new RateForecast(
            new RateForecast.Settings(Duration.ZERO, Duration.ZERO, rates, Duration.ofSeconds(1)));
    forecast.update(past, now);
    return forecast;
  }

  /** R = 5/s x 1.5 s = 7.5 and 7.5 + sqrt(7.5) = 10.24; 16 waiting need 3 more for 8 s. */
  @Test
  void staffsForASteadyLoadAsSquareRootStaffingDoes() {
    WrittenRun.of("mol")
        .served(1.5, 0.25)
        .decides(
            """
            80 |  0 | 7 | 12 | 0 | 400 | 400 | 11 | modified-offered-load
            80 |  0 | 7 | 12 | 0 | 400 | 400 | 11 | modified-offered-load
            80 | 16 | 7 | 12 | 0 | 400 | 400 | 14 | modified-offered-load
            """);
    WrittenRun.of("mol:beta=0")
        .served(1.5, 0.25)
        .decides("80 | 0 | 7 | 12 | 0 | 400 | 400 | 8 | modified-offered-load");
  }

  /**
   * From 12 s on a load of 9/s x 1 s, which lies in [8, 16] after 0 s, but in [15, 23] after 7 s.
   */
  @Test
  void staffsForTheTimeInWhichWorkersAskedForNowAreReady() {
    String taught =
        "mol:beta=0,smoothing=0s,trend=0s,slice=1s,rates=" + "2/".repeat(18) + "9/9/9/9/9/9";
    WrittenRun.of(taught)
        .served(1, 0.01)
        .decides("8 | 0 | 2 | 12 | 0 | 16 | 16 | 2 | modified-offered-load");
    WrittenRun.of(taught)
        .served(1, 0.01)
        .startup(7)
        .decides("8 | 0 | 2 | 12 | 0 | 16 | 16 | 9 | modified-offered-load");
    WrittenRun.of(taught + ",startup=7s")
        .served(1, 0.01)
        .decides("8 | 0 | 2 | 12 | 0 | 16 | 16 | 9 | modified-offered-load");
  }

  @Test
  void keepsTheTargetBeforeAnyTaskWasServed() {
    WrittenRun.of("mol").decides("8 | 9 | 0 | 3 | 0 | 9 | 0 | 3 | no-data");
  }

  @Property(tries = 100)
  void moreTasksNeverWantFewerWorkers(
      @ForAll @IntRange(max = 400) int arrivals, @ForAll @IntRange(max = 400) int waiting) {
    assertThat(target(arrivals + 1, waiting)).isGreaterThanOrEqualTo(target(arrivals, waiting));
    assertThat(target(arrivals, waiting + 1)).isGreaterThanOrEqualTo(target(arrivals, waiting));
  }

  private static int target(int arrivals, int waiting) {
    return WrittenRun.of("mol").served(1.5, 0.25).after(8, waiting, 7, 12, 0, arrivals, 5).target();
  }
}
