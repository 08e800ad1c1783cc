package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.ErlangC.AllowedWait;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangCTest {
  private static final AllowedWait NONE = new AllowedWait(0, 0, 1);

  @ParameterizedTest(name = "B({0}, {1}) = {2}")
  @CsvSource({
    "1, 1, 0.5",
    "2, 1, 0.2",
    "3, 1, 0.0625",
    "10, 4.461, 0.01",
    "20, 12.03, 0.01",
    "100, 84.06, 0.01",
    "5, 0, 0"
  })
  void blockingIsThatOfTheTables(int servers, double load, double expected) {
    assertThat(ErlangC.blocking(servers, load)).isCloseTo(expected, within(5e-5));
  }

  @ParameterizedTest(name = "C({0}, {1}) = {2}")
  @CsvSource({
    "1, 0.7, 0.7",
    "2, 1, 0.33333",
    "3, 2, 0.44444",
    "4, 3, 0.50943",
    "5, 4, 0.55411",
    "10, 8, 0.40918",
    "5, 5, 1",
    "5, 50, 1",
    "0, 0, 1"
  })
  void waitingIsThatOfTheTables(int servers, double load, double expected) {
    assertThat(ErlangC.waiting(servers, load)).isCloseTo(expected, within(5e-6));
  }

  @ParameterizedTest
  @CsvSource({"10000, 10100", "10000, 10001", "10000, 10500", "9000, 10000", "500, 501"})
  void staysExactForManyServers(double load, int servers) {
    double inverse = 0;
    double term = 1;
    for (int k = 0; k <= servers; k++) {
      inverse += term;
      term *= (servers - k) / load;
    }
    assertThat(ErlangC.blocking(servers, load))
        .isCloseTo(1 / inverse, Percentage.withPercentage(1e-8));
  }

  @Test
  void approachesTheHalfinWhittLimit() {
    double beta = 100 / Math.sqrt(10_000);
    double normalDensity = Math.exp(-beta * beta / 2) / Math.sqrt(2 * Math.PI);
    double normalShare = 0.841344746068543;
    double limit = 1 / (1 + beta * normalShare / normalDensity);
    assertThat(ErlangC.waiting(10_100, 10_000)).isCloseTo(limit, within(0.003));
  }

  @Property
  void isAProbabilityThatFallsWithServersAndRisesWithLoad(
      @ForAll @IntRange(max = 300) int servers,
      @ForAll @DoubleRange(max = 400) double load,
      @ForAll @DoubleRange(max = 10) double more) {
    double waiting = ErlangC.waiting(servers, load);
    assertThat(waiting).isBetween(0.0, 1.0);
    assertThat(ErlangC.waiting(servers + 1, load)).isLessThanOrEqualTo(waiting);
    assertThat(ErlangC.waiting(servers, load + more)).isGreaterThanOrEqualTo(waiting - 1e-12);
  }

  @Property
  void findsTheLeastNumberOfServers(
      @ForAll @DoubleRange(min = 0.01, max = 150) double load,
      @ForAll @IntRange(min = 1, max = 500) int perMille) {
    double epsilon = perMille / 1000.0;
    int servers = ErlangC.leastServers(load, NONE, epsilon, 400);
    assertThat(ErlangC.waiting(servers, load)).isLessThanOrEqualTo(epsilon);
    assertThat(ErlangC.waiting(servers - 1, load)).isGreaterThan(epsilon);
  }

  @Test
  void needsNoServersWithoutLoadAndNeverMoreThanAllowed() {
    assertThat(ErlangC.leastServers(0, NONE, 0.01, 32)).isZero();
    assertThat(ErlangC.leastServers(1e300, NONE, 0.01, 32)).isEqualTo(32);
    assertThat(ErlangC.leastServers(31.5, NONE, 0.01, 32)).isEqualTo(32);
  }

  @Test
  void anAllowedWaitIsExceededAsAnExponentialOne() {
    assertThat(new AllowedWait(2, 0, 1).exceeded(1.5)).isCloseTo(Math.exp(-3), within(1e-12));
    assertThat(new AllowedWait(2, 0, 0).exceeded(1.5)).isCloseTo(Math.exp(-6), within(1e-12));
    assertThat(new AllowedWait(2, 1, 1).exceeded(1.5)).isCloseTo(1 / 4.0, within(1e-12));
    assertThat(new AllowedWait(2, 1e-12, 1).exceeded(1.5)).isCloseTo(Math.exp(-3), within(1e-9));
    assertThat(new AllowedWait(-1, 1, 1).exceeded(1.5)).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithItsArguments() {
    assertThatThrownBy(() -> ErlangC.waiting(-1, 1)).hasMessage("servers = -1, must be at least 0");
    assertThatThrownBy(() -> ErlangC.waiting(1, Double.NaN))
        .hasMessage("load = NaN, must be at least 0");
    assertThatThrownBy(() -> new AllowedWait(1, -1, 1))
        .hasMessage("scv = -1.0, must be at least 0");
  }
}
