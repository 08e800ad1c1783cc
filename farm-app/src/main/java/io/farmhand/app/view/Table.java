package io.farmhand.app.view;

import io.farmhand.check.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells in columns: the first on the left, the others on the right. */
public final class Table {
  private static final int GAP = 3;

  private final List<List<String>> rows = new ArrayList<>();
  private boolean sentences;

  /** A table with these headings. */
  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Has the last column on the left, for sentences. */
  public Table withSentences() {
    sentences = true;
    return this;
  }

  /** Adds a row with a cell for each heading. */
  public Table add(String... cells) {
    int columns = rows.getFirst().size();
    Require.that(cells.length == columns, "cells", cells.length, "as many as headings: " + columns);
    rows.add(List.of(cells));
    return this;
  }

  /**
   * The lines of the table where it fits in so many characters; otherwise as many of the columns as
   * fit, and the others below, beside the first column again.
   */
  public List<String> lines(int width) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    int from = 1;
    while (from < widths.length) {
      int to = from + 1;
      int used = widths[0] + GAP + widths[from];
      while (to < widths.length && used + GAP + widths[to] <= width) {
        used += GAP + widths[to++];
      }
      if (from > 1) {
        lines.add("");
      }
      for (List<String> row : rows) {
        List<String> part = new ArrayList<>(row.subList(from, to));
        part.addFirst(row.getFirst());
        int[] partWidths = Arrays.copyOfRange(widths, from - 1, to);
        partWidths[0] = widths[0];
        lines.add(line(part, partWidths));
      }
      from = to;
    }
    return lines;
  }

  /** The lines of the table. */
  public List<String> lines() {
    return lines(Integer.MAX_VALUE);
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
    }
    return widths;
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(row.getFirst());
    line.repeat(' ', widths[0] - row.getFirst().length());
    for (int i = 1; i < widths.length; i++) {
      boolean left = sentences && i == widths.length - 1;
      line.repeat(' ', GAP + (left ? 0 : widths[i] - row.get(i).length())).append(row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
