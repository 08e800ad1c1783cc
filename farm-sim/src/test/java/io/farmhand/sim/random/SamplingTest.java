package io.farmhand.sim.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.math.SpecialFunctions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
  private static final int DRAWS = 1_000_000;

  /** The Kolmogorov-Smirnov distance that chance exceeds once in 10^7 tests. */
  static double criticalDistance(int draws) {
    return Math.sqrt(0.5 * Math.log(2 / 1e-7) / draws);
  }

  static double distance(double[] values, DoubleUnaryOperator cdf) {
    Arrays.sort(values);
    double distance = 0;
    for (int i = 0; i < values.length; i++) {
      boolean last = i + 1 == values.length || values[i + 1] > values[i];
      if (last) {
        double difference = (i + 1.0) / values.length - cdf.applyAsDouble(values[i]);
        distance = Math.max(distance, Math.abs(difference));
      }
    }
    return distance;
  }

  private static double[] draw(ToDoubleFunction<RandomGenerator> sampler) {
    RandomGenerator random = RandomStreams.of(11).stream("test");
    double[] values = new double[DRAWS];
    Arrays.setAll(values, i -> sampler.applyAsDouble(random));
    return values;
  }

  @Test
  void normalHasTheNormalDistribution() {
    assertThat(distance(draw(Sampling::normal), SpecialFunctions::normalCdf))
        .isLessThan(criticalDistance(DRAWS));
  }

  @Test
  void normalHasItsTails() {
    double[] values = draw(Sampling::normal);
    double expected = 2 * SpecialFunctions.normalCdf(-3.7);
    double share = (double) Arrays.stream(values).filter(x -> Math.abs(x) > 3.7).count() / DRAWS;
    assertThat(share).isCloseTo(expected, within(5 * Math.sqrt(expected / DRAWS)));
  }

  @Test
  void exponentialHasTheExponentialDistribution() {
    assertThat(distance(draw(Sampling::exponential), x -> -Math.expm1(-x)))
        .isLessThan(criticalDistance(DRAWS));
  }

  @Test
  void exponentialHasItsTail() {
    double[] values = draw(Sampling::exponential);
    double expected = Math.exp(-8);
    double share = (double) Arrays.stream(values).filter(x -> x > 8).count() / DRAWS;
    assertThat(share).isCloseTo(expected, within(5 * Math.sqrt(expected / DRAWS)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 4, 60})
  void gammaHasTheGammaDistribution(double shape) {
    assertThat(
            distance(
                draw(random -> Sampling.gamma(random, shape)),
                x -> SpecialFunctions.gammaP(shape, x)))
        .isLessThan(criticalDistance(DRAWS));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 1.5, 7.5, 16, 40})
  void poissonHasThePoissonDistribution(double mean) {
    double[] values = draw(random -> Sampling.poisson(random, mean));
    assertThat(distance(values, k -> 1 - SpecialFunctions.gammaP(k + 1, mean)))
        .isLessThan(criticalDistance(DRAWS));
  }

  @Test
  void everyOrderIsAsLikely() {
    RandomGenerator random = RandomStreams.of(3).stream("shuffle");
    Map<String, Integer> counts = new HashMap<>();
    int trials = 48_000;
    for (int i = 0; i < trials; i++) {
      int[] order = {0, 1, 2, 3};
      Sampling.shuffle(random, order);
      counts.merge(Arrays.toString(order), 1, Integer::sum);
    }
    assertThat(counts).hasSize(24);
    double expected = trials / 24.0;
    assertThat(counts.values())
        .allSatisfy(
            count ->
                assertThat((double) count).isCloseTo(expected, within(5 * Math.sqrt(expected))));
  }
}
