package io.farmhand.learn.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** What was seen in a round, in ascending order for each number of the observation. */
public final class Quantiles {
  private final double[][] sorted;

  private Quantiles(double[][] sorted) {
    this.sorted = sorted;
  }

  /** Of all observations in which an action was taken; at least one. */
  public static Quantiles of(List<Trajectory> round) {
    List<float[]> seen =
        round.stream()
            .flatMap(episode -> episode.steps().stream().map(Transition::observation))
            .toList();
    double[][] sorted = new double[seen.getFirst().length][];
    for (int i = 0; i < sorted.length; i++) {
      int number = i;
      sorted[i] = seen.stream().mapToDouble(each -> each[number]).sorted().toArray();
    }
    return new Quantiles(sorted);
  }

  /** The value of a number that a share of the observations does not exceed. */
  public double at(int number, double share) {
    double[] values = sorted[number];
    return values[(int) Math.min(values.length - 1, (long) (share * values.length))];
  }

  /** Edges between bins that are seen about equally often; fewer where values repeat. */
  public double[] edges(int number, int bins) {
    return DoubleStream.iterate(1, i -> i < bins, i -> i + 1)
        .map(i -> at(number, i / bins))
        .filter(edge -> edge > sorted[number][0])
        .distinct()
        .toArray();
  }

  @Override
  public String toString() {
    return "quantiles of " + Arrays.stream(sorted).mapToInt(row -> row.length).max().orElse(0);
  }
}
