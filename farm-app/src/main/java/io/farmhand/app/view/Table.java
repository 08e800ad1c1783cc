package io.farmhand.app.view;

import io.farmhand.check.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells in columns: the first on the left, the others on the right. */
public final class Table {
  private static final int GAP = 3;

  /** Sentences in a narrower column go below the others. */
  private static final int LEAST_SENTENCE = 32;

  private final List<List<String>> rows = new ArrayList<>();
  private boolean sentences;

  /** A table with these headings. */
  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Has the last column on the left, for sentences, which may take several lines. */
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
      int used = widths[0] + GAP + taken(widths, from, width - widths[0] - GAP);
      while (to < widths.length && used + GAP + least(widths, to) <= width) {
        used += GAP + taken(widths, to, width - used - GAP);
        to++;
      }
      if (from > 1) {
        lines.add("");
      }
      lines.addAll(part(widths, from, to, width));
      from = to;
    }
    return lines;
  }

  /** The lines of the table. */
  public List<String> lines() {
    return lines(Integer.MAX_VALUE);
  }

  private boolean isSentence(int column) {
    return sentences && column == rows.getFirst().size() - 1;
  }

  private int least(int[] widths, int column) {
    return isSentence(column) ? Math.min(widths[column], LEAST_SENTENCE) : widths[column];
  }

  private int taken(int[] widths, int column, int room) {
    return isSentence(column)
        ? Math.clamp(room, least(widths, column), widths[column])
        : widths[column];
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
    }
    return widths;
  }

  /** The first column beside those from {@code from} to before {@code to}. */
  private List<String> part(int[] widths, int from, int to, int width) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(row.getFirst());
      line.repeat(' ', widths[0] - row.getFirst().length());
      for (int i = from; i < to; i++) {
        if (!isSentence(i)) {
          line.repeat(' ', GAP + widths[i] - row.get(i).length()).append(row.get(i));
        }
      }
      if (isSentence(to - 1)) {
        lines.addAll(beside(line.repeat(' ', GAP), row.getLast(), width));
      } else {
        lines.add(line.toString().stripTrailing());
      }
    }
    return lines;
  }

  /** A sentence beside the cells of its row, each of its lines where the first begins. */
  private static List<String> beside(StringBuilder cells, String sentence, int width) {
    int room = Math.max(LEAST_SENTENCE, width - cells.length());
    List<String> lines = new ArrayList<>();
    for (String piece : Prose.wrapped(sentence, room)) {
      String start = lines.isEmpty() ? cells.toString() : " ".repeat(cells.length());
      lines.add((start + piece).stripTrailing());
    }
    return lines;
  }
}
