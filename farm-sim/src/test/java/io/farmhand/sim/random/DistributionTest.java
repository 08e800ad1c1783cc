package io.farmhand.sim.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
  private static final int DRAWS = 200_000;

  static Stream<Distribution> distributions() {
    return Stream.of(
        new Constant(2),
        new Uniform(5.2, 9),
        new Exponential(1.5),
        new Gamma(4, 1.5),
        new Gamma(0.5, 2),
        Normal.of(7, 1),
        new Normal(1, 2, 0.5, 1.5),
        new LogNormal(1.5, 0.8),
        new Pareto(1, 3.5),
        new Empirical(List.of(6.1, 5.19, 9.03, 6.1)),
        new Clipped(new Gamma(4, 1.5), 0.0464895, 2.8704),
        new Clipped(new Exponential(1), 0.5, Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void samplesFollowTheDistributionFunction(Distribution distribution) {
    double[] values = draw(distribution);
    assertThat(SamplingTest.distance(values, distribution::cdf))
        .isLessThan(SamplingTest.criticalDistance(DRAWS));
    assertThat(values[0]).isNotNegative();
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void samplesHaveTheMean(Distribution distribution) {
    double[] values = draw(distribution);
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / DRAWS;
    assertThat(mean).isCloseTo(distribution.mean(), within(5 * Math.sqrt(variance / DRAWS) + 1e-9));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void manyAtOnceAreTheSameAsOneByOne(Distribution distribution) {
    RandomGenerator random = RandomStreams.of(3).stream("test");
    double[] single = new double[100];
    Arrays.setAll(single, _ -> distribution.sample(random));
    double[] bulk = new double[101];
    distribution.sample(RandomStreams.of(3).stream("test"), bulk, 100);
    assertThat(Arrays.copyOf(bulk, 100)).isEqualTo(single);
    assertThat(bulk[100]).isZero();
  }

  @Test
  void gammaOfShapeFourVariesByAHalf() {
    double[] values = draw(new Gamma(4, 1.5));
    double mean = Arrays.stream(values).average().orElseThrow();
    double sd = Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / DRAWS);
    assertThat(sd / mean).isCloseTo(0.5, within(0.006));
  }

  @Test
  void aHeavyTailHasNoMean() {
    assertThat(new Pareto(1, 1).mean()).isInfinite();
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        bad(() -> new Constant(-1), "value = -1.0, must be a number of at least 0"),
        bad(() -> new Uniform(9, 5), "max = 5.0, must be a number above min = 9.0"),
        bad(() -> new Exponential(0), "mean = 0.0, must be a number above 0"),
        bad(() -> new Gamma(Double.NaN, 1), "shape = NaN, must be a number above 0"),
        bad(() -> new Normal(1, 1, 2, 3), "min = 2.0, must be in 0 .. center = 1.0"),
        bad(() -> new LogNormal(1, 0), "cv = 0.0, must be a number above 0"),
        bad(() -> new Pareto(0, 1), "min = 0.0, must be a number above 0"),
        bad(() -> new Empirical(List.of()), "values = [], must be at least one number"),
        bad(
            () -> new Empirical(List.of(1.0, -2.0)),
            "value = -2.0, must be a number of at least 0"),
        bad(() -> new Clipped(new Constant(1), 3, 3), "max = 3.0, must be above min = 3.0"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesWhatIsNoDistribution(ThrowingCallable making, String message) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static Arguments bad(ThrowingCallable making, String message) {
    return Arguments.of(making, message);
  }

  private static double[] draw(Distribution distribution) {
    RandomGenerator random = RandomStreams.of(5).stream("test");
    double[] values = new double[DRAWS];
    Arrays.setAll(values, i -> distribution.sample(random));
    return values;
  }
}
