package io.farmhand.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {
  private static final Offset<Double> CLOSE = within(1e-13);

  @Test
  void logGammaIsThatOfFactorials() {
    double factorial = 1;
    for (int n = 1; n <= 20; n++) {
      assertThat(SpecialFunctions.logGamma(n)).isCloseTo(Math.log(factorial), within(1e-12));
      factorial *= n;
    }
    assertThat(SpecialFunctions.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), CLOSE);
  }

  @Test
  void gammaWithWholeShapeIsTheErlangDistribution() {
    for (double x : new double[] {0.1, 1, 3.5, 10, 30}) {
      double erlang = 1 - Math.exp(-x) * (1 + x + x * x / 2 + x * x * x / 6);
      assertThat(SpecialFunctions.gammaP(4, x)).isCloseTo(erlang, CLOSE);
    }
  }

  @Test
  void gammaEndsAtNoughtAndOne() {
    assertThat(SpecialFunctions.gammaP(2, 0)).isZero();
    assertThat(SpecialFunctions.gammaP(2, Double.POSITIVE_INFINITY)).isOne();
    assertThat(SpecialFunctions.gammaP(2, Double.NaN)).isNaN();
    assertThat(SpecialFunctions.gammaP(Double.NaN, 2)).isNaN();
  }

  @Test
  void normalHasItsTabledQuantiles() {
    assertThat(SpecialFunctions.normalCdf(0)).isCloseTo(0.5, CLOSE);
    assertThat(SpecialFunctions.normalCdf(1.959963984540054)).isCloseTo(0.975, CLOSE);
    assertThat(SpecialFunctions.normalCdf(-2.3263478740408408)).isCloseTo(0.01, CLOSE);
    assertThat(SpecialFunctions.normalCdf(Double.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void betaWithWholeParametersIsTheBinomialSum() {
    double x = 0.3;
    double atLeastTwoOfFour = 6 * x * x * 0.49 + 4 * x * x * x * 0.7 + x * x * x * x;
    assertThat(SpecialFunctions.betaI(2, 3, x)).isCloseTo(atLeastTwoOfFour, CLOSE);
    assertThat(SpecialFunctions.betaI(0.5, 0.5, 0.2))
        .isCloseTo(2 / Math.PI * Math.asin(Math.sqrt(0.2)), CLOSE);
    assertThat(SpecialFunctions.betaI(3, 2, 0)).isZero();
    assertThat(SpecialFunctions.betaI(3, 2, 1)).isOne();
  }
}
