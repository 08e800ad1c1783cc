package io.farmhand.learn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.sim.random.RandomStreams;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CmaEsTest {
  private static final int POPULATION = 12;

  @Test
  void findsTheMiddleOfASphere() {
    double[] found = minimise(new double[] {3, -2, 5, 1}, 1, 200, CmaEsTest::sphere);
    assertThat(found).containsExactly(new double[] {1, 1, 1, 1}, Offset.offset(1e-6));
  }

  @Test
  void followsABentValley() {
    double[] found = minimise(new double[] {-1.2, 1, -0.5}, 0.5, 600, CmaEsTest::rosenbrock);
    assertThat(found).containsExactly(new double[] {1, 1, 1}, Offset.offset(1e-5));
  }

  @Test
  void doesNotCareHowAxesAreScaled() {
    ToDoubleFunction<double[]> ellipsoid =
        x -> 1e6 * (x[0] - 2) * (x[0] - 2) + (x[1] + 3) * (x[1] + 3);
    double[] found = minimise(new double[] {0, 0}, 1, 300, ellipsoid);
    assertThat(found).containsExactly(new double[] {2, -3}, Offset.offset(1e-5));
  }

  @Test
  void takesTheSameWayForTheSameStream() {
    double[] once = minimise(new double[] {3, -2}, 1, 20, CmaEsTest::sphere);
    assertThat(minimise(new double[] {3, -2}, 1, 20, CmaEsTest::sphere)).containsExactly(once);
  }

  @Test
  void refusesATooSmallPopulation() {
    var random = RandomStreams.of(1).stream("search");
    assertThatThrownBy(() -> new CmaEs(new double[2], 1, 3, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("population = 3")
        .hasMessageContaining("at least 4");
  }

  private static double[] minimise(
      double[] start, double sigma, int generations, ToDoubleFunction<double[]> function) {
    CmaEs search = new CmaEs(start, sigma, POPULATION, RandomStreams.of(7).stream("search"));
    for (int i = 0; i < generations; i++) {
      double[][] points = search.ask(POPULATION);
      search.tell(points, Arrays.stream(points).mapToDouble(function).toArray());
    }
    return search.mean();
  }

  private static double sphere(double[] x) {
    return Arrays.stream(x).map(v -> (v - 1) * (v - 1)).sum();
  }

  private static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double bend = x[i + 1] - x[i] * x[i];
      sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
    }
    return sum;
  }
}
