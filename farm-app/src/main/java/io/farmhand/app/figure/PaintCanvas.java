package io.farmhand.app.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Draws with Java's graphics. */
final class PaintCanvas implements Canvas {
  private final Graphics2D graphics;
  private final String face;

  PaintCanvas(Graphics2D graphics, String face) {
    this.graphics = graphics;
    this.face = face;
  }

  @Override
  public void line(double[] xs, double[] ys, Pen pen) {
    graphics.setColor(colour(pen.ink(), 1));
    graphics.setStroke(stroke(pen));
    graphics.draw(path(xs, ys));
  }

  private static Stroke stroke(Pen pen) {
    float width = (float) pen.width();
    return pen.dashed()
        ? new BasicStroke(
            width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 3}, 0)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  @Override
  public void area(double[] xs, double[] ys, Ink ink, double opacity) {
    Path2D path = path(xs, ys);
    path.closePath();
    graphics.setColor(colour(ink, opacity));
    graphics.fill(path);
  }

  @Override
  public void dot(double x, double y, double radius, Ink ink) {
    Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setColor(colour(ink, 1));
    graphics.fill(circle);
    graphics.setColor(colour(Ink.PAPER, 1));
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(circle);
  }

  @Override
  public void text(double x, double y, String text, Text look) {
    Font plain = new Font(face, look.bold() ? Font.BOLD : Font.PLAIN, 1);
    graphics.setFont(plain.deriveFont((float) look.size()));
    graphics.setColor(colour(look.ink(), 1));
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    if (look.upwards()) {
      graphics.rotate(-Math.PI / 2);
    }
    double shift =
        switch (look.anchor()) {
          case START -> 0;
          case MIDDLE -> 0.5 * measured(text);
          case END -> measured(text);
        };
    graphics.drawString(text, (float) -shift, 0);
    graphics.setTransform(before);
  }

  private double measured(String text) {
    return graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
  }

  private Color colour(Ink ink, double opacity) {
    Color own = Color.decode(ink.light());
    return opacity >= 1
        ? own
        : new Color(own.getRed(), own.getGreen(), own.getBlue(), (int) Math.round(255 * opacity));
  }

  private static Path2D path(double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    return path;
  }
}
