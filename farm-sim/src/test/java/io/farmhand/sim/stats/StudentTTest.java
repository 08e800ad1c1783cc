package io.farmhand.sim.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  @ParameterizedTest
  @CsvSource({
    "0.975, 9, 2.262", "0.975, 4, 2.776", "0.95, 5, 2.015", "0.995, 30, 2.750",
    "0.975, 19, 2.093", "0.975, 120, 1.980", "0.9995, 3, 12.924", "0.9, 2, 1.886"
  })
  void agreesWithPrintedTables(double p, double degrees, double expected) {
    assertThat(StudentT.quantile(p, degrees)).isCloseTo(expected, within(0.0005));
  }

  @Property(tries = 200)
  void hasItsClosedFormWithOneAndTwoDegrees(@ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
    double cauchy = Math.tan(Math.PI * (p - 0.5));
    double a = 2 * p - 1;
    assertThat(StudentT.quantile(p, 1)).isCloseTo(cauchy, within(1e-9 * (1 + Math.abs(cauchy))));
    assertThat(StudentT.quantile(p, 2)).isCloseTo(a * Math.sqrt(2 / (1 - a * a)), within(1e-9));
  }

  @Property(tries = 200)
  void quantileInvertsTheDistribution(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
      @ForAll @IntRange(min = 1, max = 400) int degrees) {
    assertThat(StudentT.cdf(StudentT.quantile(p, degrees), degrees)).isCloseTo(p, within(1e-12));
  }

  @Test
  void approachesTheNormalDistribution() {
    assertThat(StudentT.quantile(0.975, 1e7)).isCloseTo(1.959964, within(1e-5));
  }

  @Test
  void refusesProbabilitiesOutside() {
    assertThatThrownBy(() -> StudentT.quantile(1, 5))
        .hasMessage("p = 1.0, must be between 0 and 1");
  }
}
