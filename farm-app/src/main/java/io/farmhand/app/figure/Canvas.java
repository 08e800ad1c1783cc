package io.farmhand.app.figure;

/** What figures are drawn on. Places are in points from the upper left corner. */
public interface Canvas {
  /** A line through these places. */
  void line(double[] xs, double[] ys, Pen pen);

  /** A filled polygon; the opacity is in 0..1. */
  void area(double[] xs, double[] ys, Ink ink, double opacity);

  /** A filled circle with a rim of the paper's colour. */
  void dot(double x, double y, double radius, Ink ink);

  /** A text; its place is on the base line. */
  void text(double x, double y, String text, Text look);

  /** Draws something that explains itself when it is pointed at, where that can be. */
  default void explained(String explanation, Runnable drawing) {
    drawing.run();
  }

  /** A line from one place to another. */
  default void line(double x1, double y1, double x2, double y2, Pen pen) {
    line(new double[] {x1, x2}, new double[] {y1, y2}, pen);
  }

  /** A filled rectangle. */
  default void box(double x, double y, double width, double height, Ink ink, double opacity) {
    area(
        new double[] {x, x + width, x + width, x},
        new double[] {y, y, y + height, y + height},
        ink,
        opacity);
  }
}
