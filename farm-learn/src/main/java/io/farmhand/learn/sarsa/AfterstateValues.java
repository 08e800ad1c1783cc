package io.farmhand.learn.sarsa;

import io.farmhand.policy.Tiling;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The effort and the misses that follow an afterstate, each as a sum over tilings. They are kept
 * apart, so that the price of a miss may change without anything to be learned anew.
 */
final class AfterstateValues {
  private final List<Tiling> tilings;
  private final Tiling.Index[] indices;
  private final double[][] efforts;
  private final double[][] misses;
  private final int[][] found;
  private final double leastRate;

  AfterstateValues(List<Tiling> tilings, double leastRate) {
    this.tilings = List.copyOf(tilings);
    this.leastRate = leastRate;
    int count = tilings.size();
    indices = tilings.stream().map(Tiling::index).toArray(Tiling.Index[]::new);
    efforts = new double[count][];
    misses = new double[count][];
    found = new int[count][];
    for (int t = 0; t < count; t++) {
      int cells = tilings.get(t).cells();
      efforts[t] = new double[cells];
      misses[t] = new double[cells];
      found[t] = new int[cells];
    }
  }

  List<Tiling> tilings() {
    return tilings;
  }

  void cells(float[] afterstate, int[] into) {
    for (int t = 0; t < indices.length; t++) {
      into[t] = indices[t].of(afterstate);
    }
  }

  /** Whether anything was found there, which the first and coarsest tiling tells. */
  boolean known(int[] cells) {
    return known(0, cells[0]);
  }

  boolean known(int tiling, int cell) {
    return found[tiling][cell] > 0;
  }

  double effort(int[] cells) {
    return sum(efforts, cells);
  }

  double misses(int[] cells) {
    return sum(misses, cells);
  }

  private static double sum(double[][] values, int[] cells) {
    double sum = 0;
    for (int t = 0; t < cells.length; t++) {
      sum += values[t][cells[t]];
    }
    return sum;
  }

  /** The cost that one tiling adds, at this price of a miss. */
  double cost(int tiling, int cell, double price) {
    return efforts[tiling][cell] + price * misses[tiling][cell];
  }

  /** Moves the values of these cells towards what was found. */
  void learn(int[] cells, double effort, double missed) {
    double wrongEffort = effort - effort(cells);
    double wrongMisses = missed - misses(cells);
    for (int t = 0; t < cells.length; t++) {
      int cell = cells[t];
      found[t][cell]++;
      double rate = Math.max(leastRate, 1.0 / found[t][cell]) / cells.length;
      efforts[t][cell] += rate * wrongEffort;
      misses[t][cell] += rate * wrongMisses;
    }
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(tilings.size());
    for (Tiling tiling : tilings) {
      for (List<Double> row : tiling.edges()) {
        out.writeInt(row.size());
        for (double edge : row) {
          out.writeDouble(edge);
        }
      }
    }
    for (int t = 0; t < found.length; t++) {
      for (int cell = 0; cell < found[t].length; cell++) {
        out.writeInt(found[t][cell]);
        out.writeDouble(efforts[t][cell]);
        out.writeDouble(misses[t][cell]);
      }
    }
  }

  /** What was written, for observations of so many numbers. */
  static AfterstateValues restore(DataInput in, int numbers, double leastRate) throws IOException {
    int count = in.readInt();
    List<Tiling> tilings = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      tilings.add(tiling(in, numbers));
    }
    AfterstateValues values = new AfterstateValues(tilings, leastRate);
    for (int t = 0; t < count; t++) {
      for (int cell = 0; cell < values.found[t].length; cell++) {
        values.found[t][cell] = in.readInt();
        values.efforts[t][cell] = in.readDouble();
        values.misses[t][cell] = in.readDouble();
      }
    }
    return values;
  }

  private static Tiling tiling(DataInput in, int numbers) throws IOException {
    double[][] edges = new double[numbers][];
    for (int i = 0; i < numbers; i++) {
      edges[i] = new double[Math.clamp(in.readInt(), 0, Tiling.MOST_CELLS)];
      for (int j = 0; j < edges[i].length; j++) {
        edges[i][j] = in.readDouble();
      }
    }
    return Tiling.of(edges);
  }
}
