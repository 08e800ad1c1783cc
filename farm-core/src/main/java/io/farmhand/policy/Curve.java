package io.farmhand.policy;

import io.farmhand.check.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How training went: a table with a row for each validation, such as {@code
 * seed,episode,qos,workers,actions,reward}.
 *
 * @param columns names of the columns; none when nothing was noted
 * @param rows a number for each column
 */
public record Curve(List<String> columns, List<List<Double>> rows) {
  /** Nothing was noted. */
  public static final Curve NONE = new Curve(List.of(), List.of());

  public Curve {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (String column : columns) {
      Require.that(column.matches("[A-Za-z0-9_]+"), "column", column, "named without other signs");
    }
    for (List<Double> row : rows) {
      Require.that(
          row.size() == columns.size(), "cells", row.size(), columns.size() + " as columns");
    }
  }

  /** With the rows of another, which has the same columns or none. */
  public Curve and(Curve other) {
    if (other.columns.isEmpty()) {
      return this;
    }
    if (columns.isEmpty()) {
      return other;
    }
    Require.that(other.columns.equals(columns), "columns", other.columns, "those of " + columns);
    List<List<Double>> all = new ArrayList<>(rows);
    all.addAll(other.rows);
    return new Curve(columns, all);
  }

  /** The numbers of a column. */
  public double[] column(String name) {
    int at = columns.indexOf(name);
    Require.that(at >= 0, "column", name, "one of " + String.join(", ", columns));
    return rows.stream().mapToDouble(row -> row.get(at)).toArray();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (!columns.isEmpty()) {
      text.append(String.join(",", columns)).append('\n');
    }
    for (List<Double> row : rows) {
      text.append(String.join(",", row.stream().map(Numbers::text).toList())).append('\n');
    }
    return text.toString();
  }

  static Curve parse(String text) {
    List<String> lines =
        Arrays.stream(text.split("\n", -1)).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      return NONE;
    }
    List<List<Double>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(Arrays.stream(line.split(",", -1)).map(Numbers::number).toList());
    }
    return new Curve(List.of(lines.getFirst().split(",", -1)), rows);
  }
}
