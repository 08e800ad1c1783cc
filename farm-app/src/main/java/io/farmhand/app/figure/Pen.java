package io.farmhand.app.figure;

/**
 * How a line is drawn.
 *
 * @param ink its colour
 * @param width its width in points
 * @param dashed whether it is broken
 */
public record Pen(Ink ink, double width, boolean dashed) {
  /** A whole line. */
  public static Pen of(Ink ink, double width) {
    return new Pen(ink, width, false);
  }

  /** A broken line. */
  public static Pen dashed(Ink ink, double width) {
    return new Pen(ink, width, true);
  }
}
