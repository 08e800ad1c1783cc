package io.farmhand.app.figure;

import java.util.ArrayList;
import java.util.List;

/** Notes the texts that are drawn. */
final class RecordingCanvas implements Canvas {
  /** A text with the area that it takes. */
  record Written(String text, double left, double top, double right, double bottom) {
    boolean meets(Written other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  final List<Written> texts = new ArrayList<>();

  @Override
  public void line(double[] xs, double[] ys, Pen pen) {}

  @Override
  public void area(double[] xs, double[] ys, Ink ink, double opacity) {}

  @Override
  public void dot(double x, double y, double radius, Ink ink) {}

  @Override
  public void text(double x, double y, String text, Text look) {
    double left = x - look.shift(text);
    double width = look.width(text);
    texts.add(new Written(text, left, y - 0.7 * look.size(), left + width, y));
  }
}
