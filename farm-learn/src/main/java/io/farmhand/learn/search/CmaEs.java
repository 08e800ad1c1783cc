package io.farmhand.learn.search;

import io.farmhand.check.Require;
import io.farmhand.sim.random.Sampling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Covariance matrix adaptation evolution strategy: minimises a noisy function without its gradient
 * by drawing points from a normal distribution that follows the better half of them.
 *
 * <p>Source: Hansen, "The CMA evolution strategy: a tutorial", arXiv 1604.00772, with its default
 * parameters, without negative weights. Ask for points, tell their values, and again.
 */
final class CmaEs {
  private final int n;
  private final RandomGenerator random;
  private final double[] recombination;
  private final double selection;
  private final double pathRate;
  private final double sigmaRate;
  private final double rankOne;
  private final double rankMu;
  private final double damping;
  private final double normalLength;
  private final int decomposeEvery;
  private final double[] mean;
  private final double[] path;
  private final double[] sigmaPath;
  private final double[][] covariance;
  private SymmetricEigen axes;
  private double sigma;
  private long generation;

  /**
   * A search.
   *
   * @param start where it begins
   * @param sigma how far around, in every direction, above 0
   * @param population points of a generation, at least 4
   */
  CmaEs(double[] start, double sigma, int population, RandomGenerator random) {
    Require.positive("sigma", sigma);
    Require.that(population >= 4, "population", population, "at least 4");
    n = start.length;
    this.random = random;
    this.sigma = sigma;
    mean = start.clone();
    recombination = weights(population);
    selection = 1 / Arrays.stream(recombination).map(w -> w * w).sum();
    pathRate = (4 + selection / n) / (n + 4 + 2 * selection / n);
    sigmaRate = (selection + 2) / (n + selection + 5);
    rankOne = 2 / ((n + 1.3) * (n + 1.3) + selection);
    rankMu =
        Math.min(
            1 - rankOne, 2 * (selection - 2 + 1 / selection) / ((n + 2.0) * (n + 2) + selection));
    damping = 1 + 2 * Math.max(0, Math.sqrt((selection - 1) / (n + 1)) - 1) + sigmaRate;
    normalLength = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));
    decomposeEvery = Math.max(1, (int) (1 / (10 * n * (rankOne + rankMu))));
    path = new double[n];
    sigmaPath = new double[n];
    covariance = SymmetricEigen.identity(n);
    axes = SymmetricEigen.of(covariance);
  }

  /** The usual number of points for so many dimensions. */
  static int population(int dimensions) {
    return 4 + (int) (3 * StrictMath.log(dimensions));
  }

  /** The middle of the distribution: the best estimate so far. */
  double[] mean() {
    return mean.clone();
  }

  /** The step size. */
  double sigma() {
    return sigma;
  }

  /** The points of the next generation. */
  double[][] ask(int population) {
    double[][] points = new double[population][];
    for (int i = 0; i < population; i++) {
      double[] z = new double[n];
      for (int j = 0; j < n; j++) {
        z[j] = Sampling.normal(random) * axes.root(j);
      }
      points[i] = axes.rotate(z);
      for (int j = 0; j < n; j++) {
        points[i][j] = mean[j] + sigma * points[i][j];
      }
    }
    return points;
  }

  /** Takes in the values of the points that {@link #ask} gave; less is better. */
  void tell(double[][] points, double[] values) {
    generation++;
    int[] order =
        IntStream.range(0, points.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] old = mean.clone();
    for (int j = 0; j < n; j++) {
      mean[j] = 0;
      for (int k = 0; k < recombination.length; k++) {
        mean[j] += recombination[k] * points[order[k]][j];
      }
    }
    double[] step = new double[n];
    for (int j = 0; j < n; j++) {
      step[j] = (mean[j] - old[j]) / sigma;
    }
    boolean moving = followPaths(step);
    adapt(points, order, old, moving);
    sigma *= StrictMath.exp((sigmaRate / damping) * (length(sigmaPath) / normalLength - 1));
    if (generation % decomposeEvery == 0) {
      axes = SymmetricEigen.of(covariance);
    }
  }

  /** Whether the step path is short enough for the covariance to follow the mean's path. */
  private boolean followPaths(double[] step) {
    double[] white = axes.whiten(step);
    double along = Math.sqrt(sigmaRate * (2 - sigmaRate) * selection);
    for (int j = 0; j < n; j++) {
      sigmaPath[j] = (1 - sigmaRate) * sigmaPath[j] + along * white[j];
    }
    double begun = Math.sqrt(1 - StrictMath.pow(1 - sigmaRate, 2.0 * generation));
    boolean moving = length(sigmaPath) / begun / normalLength < 1.4 + 2.0 / (n + 1);
    double far = moving ? Math.sqrt(pathRate * (2 - pathRate) * selection) : 0;
    for (int j = 0; j < n; j++) {
      path[j] = (1 - pathRate) * path[j] + far * step[j];
    }
    return moving;
  }

  private void adapt(double[][] points, int[] order, double[] old, boolean moving) {
    double stalled = moving ? 0 : rankOne * pathRate * (2 - pathRate);
    double keep = 1 - rankOne - rankMu + stalled;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = keep * covariance[i][j] + rankOne * path[i] * path[j];
        for (int k = 0; k < recombination.length; k++) {
          double[] point = points[order[k]];
          value +=
              rankMu
                  * recombination[k]
                  * ((point[i] - old[i]) / sigma)
                  * ((point[j] - old[j]) / sigma);
        }
        covariance[i][j] = value;
        covariance[j][i] = value;
      }
    }
  }

  private static double[] weights(int population) {
    int parents = population / 2;
    double[] weights = new double[parents];
    for (int i = 0; i < parents; i++) {
      weights[i] = StrictMath.log(parents + 0.5) - StrictMath.log(i + 1);
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  private static double length(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
  }
}
