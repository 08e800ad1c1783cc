package io.farmhand.app.figure;

/**
 * A plot: a rectangle with a scale in each direction.
 *
 * @param left its left edge
 * @param top its upper edge
 * @param width its width
 * @param height its height
 * @param x from left to right
 * @param y from below upwards
 */
public record Panel(double left, double top, double width, double height, Scale x, Scale y) {
  private static final double TICK_SIZE = 10;

  /** The place of a value from left to right. */
  public double px(double value) {
    return left + width * x.at(value);
  }

  /** The place of a value from above. */
  public double py(double value) {
    return top + height * (1 - y.at(value));
  }

  /** Draws the grid and what it means. */
  public void frame(Canvas canvas, String xTitle, String yTitle) {
    rows(canvas);
    columns(canvas, true);
    if (!xTitle.isEmpty()) {
      canvas.text(
          left + width / 2, top + height + 32, xTitle, Text.of(TICK_SIZE + 1, Ink.FAINT).centred());
    }
    if (!yTitle.isEmpty()) {
      canvas.text(left, top - 9, yTitle, Text.of(TICK_SIZE + 1, Ink.FAINT));
    }
  }

  /** Draws the marks of the vertical scale. */
  public void rows(Canvas canvas) {
    for (double tick : y.ticks()) {
      canvas.line(left, py(tick), left + width, py(tick), Pen.of(Ink.GRID, 0.8));
      canvas.text(left - 6, py(tick) + 3.5, y.label(tick), Text.of(TICK_SIZE, Ink.FAINT).ending());
    }
  }

  /** Draws the marks of the horizontal scale. */
  public void columns(Canvas canvas, boolean labels) {
    double last = Double.NEGATIVE_INFINITY;
    for (double tick : x.ticks()) {
      double at = px(tick);
      canvas.line(at, top, at, top + height, Pen.of(Ink.GRID, 0.8));
      Text look = Text.of(TICK_SIZE, Ink.FAINT).centred();
      double half = 0.5 * look.width(x.label(tick));
      if (labels && at - half > last + 4) {
        canvas.text(at, top + height + 15, x.label(tick), look);
        last = at + half;
      }
    }
  }

  /** A line through values; a gap where one is not a number. */
  public void line(Canvas canvas, double[] xs, double[] ys, Pen pen) {
    int from = 0;
    for (int i = 0; i <= xs.length; i++) {
      if (i == xs.length || Double.isNaN(ys[i])) {
        if (i - from > 1) {
          draw(canvas, xs, ys, from, i, pen);
        }
        from = i + 1;
      }
    }
  }

  private void draw(Canvas canvas, double[] xs, double[] ys, int from, int to, Pen pen) {
    double[] px = new double[to - from];
    double[] py = new double[to - from];
    for (int i = from; i < to; i++) {
      px[i - from] = px(xs[i]);
      py[i - from] = py(ys[i]);
    }
    canvas.line(px, py, pen);
  }

  /** A line that keeps each value until the next. */
  public void steps(Canvas canvas, double[] xs, double[] ys, Pen pen) {
    double[] stepX = new double[2 * xs.length - 1];
    double[] stepY = new double[2 * xs.length - 1];
    for (int i = 0; i < xs.length; i++) {
      stepX[2 * i] = xs[i];
      stepY[2 * i] = ys[i];
      if (i + 1 < xs.length) {
        stepX[2 * i + 1] = xs[i + 1];
        stepY[2 * i + 1] = ys[i];
      }
    }
    line(canvas, stepX, stepY, pen);
  }

  /** The area between two lines. */
  public void band(
      Canvas canvas, double[] xs, double[] low, double[] high, Ink ink, double opacity) {
    int n = xs.length;
    double[] px = new double[2 * n];
    double[] py = new double[2 * n];
    for (int i = 0; i < n; i++) {
      px[i] = px(xs[i]);
      py[i] = py(high[i]);
      px[2 * n - 1 - i] = px(xs[i]);
      py[2 * n - 1 - i] = py(low[i]);
    }
    canvas.area(px, py, ink, opacity);
  }
}
