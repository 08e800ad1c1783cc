package io.farmhand.app.view;

import io.farmhand.check.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells in columns: the first on the left, the others on the right. */
public final class Table {
  private static final int GAP = 3;

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings. */
  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row with a cell for each heading. */
  public Table add(String... cells) {
    int columns = rows.getFirst().size();
    Require.that(cells.length == columns, "cells", cells.length, "as many as headings: " + columns);
    rows.add(List.of(cells));
    return this;
  }

  /** The lines of the table. */
  public List<String> lines() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(row.getFirst());
    line.repeat(' ', widths[0] - row.getFirst().length());
    for (int i = 1; i < widths.length; i++) {
      line.repeat(' ', GAP + widths[i] - row.get(i).length()).append(row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
