package io.farmhand.app.view;

import io.farmhand.app.terminal.Style;

/** A line that is put together piece by piece and ends where the terminal does. */
final class Line {
  private final Style style;
  private final int width;
  private final StringBuilder text = new StringBuilder();
  private int used;

  Line(Style style, int width) {
    this.style = style;
    this.width = Math.max(0, width);
  }

  /** How a piece looks, such as {@link Style#strong}. */
  interface Look {
    String of(Style style, String text);
  }

  Line add(String piece) {
    return add(piece, (_, plain) -> plain);
  }

  Line add(String piece, Look look) {
    int room = width - used;
    int length = piece.codePointCount(0, piece.length());
    String fitting = length <= room ? piece : cut(piece, room);
    used += Math.min(length, room);
    text.append(look.of(style, fitting));
    return this;
  }

  /** The first characters of a piece, with a sign that there is more. */
  private String cut(String piece, int room) {
    String start = piece.substring(0, piece.offsetByCodePoints(0, Math.max(0, room - 1)));
    return room == 0 ? "" : start + (style.unicode() ? "…" : ">");
  }

  /** The line, filled up with blanks to its whole width. */
  String padded() {
    return text + " ".repeat(width - used);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
