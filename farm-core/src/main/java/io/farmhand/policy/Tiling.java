package io.farmhand.policy;

import io.farmhand.check.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A division of the observations into cells, by edges for each number.
 *
 * @param edges for each number of the view its edges in ascending order, without any for a number
 *     that does not count; a number equal to an edge lies above it
 */
public record Tiling(List<List<Double>> edges) {
  /** More cells than this no tiling has. */
  public static final int MOST_CELLS = 1 << 21;

  public Tiling {
    edges = edges.stream().map(List::copyOf).toList();
    long cells = 1;
    for (List<Double> ofOne : edges) {
      requireAscending(ofOne);
      cells *= ofOne.size() + 1L;
      Require.that(cells <= MOST_CELLS, "cells", cells, "at most " + MOST_CELLS);
    }
  }

  private static void requireAscending(List<Double> edges) {
    for (int i = 0; i < edges.size(); i++) {
      Require.that(Double.isFinite(edges.get(i)), "edge", edges.get(i), "finite");
      Require.that(i == 0 || edges.get(i - 1) < edges.get(i), "edges", edges, "in ascending order");
    }
  }

  /** A tiling with these edges, a row for each number of the view. */
  public static Tiling of(double[]... edges) {
    List<List<Double>> rows = new ArrayList<>();
    for (double[] row : edges) {
      rows.add(Arrays.stream(row).boxed().toList());
    }
    return new Tiling(rows);
  }

  /** How many cells it has; they are numbered from 0. */
  public int cells() {
    return edges.stream().mapToInt(ofOne -> ofOne.size() + 1).reduce(1, (a, b) -> a * b);
  }

  /** The cell of an observation, for whoever asks often. */
  public Index index() {
    return new Index(
        edges.stream()
            .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new));
  }

  /** Finds cells. */
  public static final class Index {
    private final double[][] edges;

    private Index(double[][] edges) {
      this.edges = edges;
    }

    /** The cell of an observation. */
    public int of(float[] observation) {
      int cell = 0;
      for (int i = 0; i < edges.length; i++) {
        double[] row = edges[i];
        int bin = 0;
        while (bin < row.length && observation[i] >= row[bin]) {
          bin++;
        }
        cell = cell * (row.length + 1) + bin;
      }
      return cell;
    }
  }
}
