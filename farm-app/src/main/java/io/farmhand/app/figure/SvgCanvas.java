package io.farmhand.app.figure;

import java.util.Locale;

/**
 * Draws SVG. Colours are either fixed, for a file of its own, or names of a style sheet, for a page
 * that is light or dark.
 */
final class SvgCanvas implements Canvas {
  private static final String FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";

  private final StringBuilder svg = new StringBuilder();
  private final boolean inPage;

  SvgCanvas(boolean inPage) {
    this.inPage = inPage;
  }

  /** The whole document. */
  String document(String title, double width, double height) {
    String size =
        inPage ? "" : " width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + number(width)
        + " "
        + number(height)
        + "\""
        + size
        + " font-family=\""
        + FONT
        + "\" role=\"img\" aria-label=\""
        + escaped(title)
        + "\">\n"
        + (inPage ? "" : "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n")
        + svg
        + "</svg>\n";
  }

  @Override
  public void line(double[] xs, double[] ys, Pen pen) {
    svg.append("<polyline points=\"").append(points(xs, ys)).append("\" fill=\"none\"");
    paint("stroke", pen.ink());
    svg.append(" stroke-width=\"").append(number(pen.width()));
    svg.append("\" stroke-linejoin=\"round\"");
    if (pen.dashed()) {
      svg.append(" stroke-dasharray=\"4 3\"");
    }
    svg.append("/>\n");
  }

  @Override
  public void area(double[] xs, double[] ys, Ink ink, double opacity) {
    svg.append("<polygon points=\"").append(points(xs, ys)).append('"');
    paint("fill", ink);
    if (opacity < 1) {
      svg.append(" fill-opacity=\"").append(number(opacity)).append('"');
    }
    svg.append("/>\n");
  }

  @Override
  public void dot(double x, double y, double radius, Ink ink) {
    svg.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
    svg.append("\" r=\"").append(number(radius)).append('"');
    if (inPage) {
      svg.append(" class=\"fill-").append(ink.key()).append(" stroke-paper\"");
    } else {
      svg.append(" fill=\"").append(ink.light()).append("\" stroke=\"#ffffff\"");
    }
    svg.append(" stroke-width=\"1\"/>\n");
  }

  @Override
  public void text(double x, double y, String text, Text look) {
    svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append('"');
    paint("fill", look.ink());
    svg.append(" font-size=\"").append(number(look.size())).append('"');
    if (look.bold()) {
      svg.append(" font-weight=\"bold\"");
    }
    if (look.anchor() != Text.Anchor.START) {
      String anchor = look.anchor() == Text.Anchor.END ? "end" : "middle";
      svg.append(" text-anchor=\"").append(anchor).append('"');
    }
    if (look.upwards()) {
      svg.append(" transform=\"rotate(-90 ").append(number(x)).append(' ');
      svg.append(number(y)).append(")\"");
    }
    svg.append('>').append(escaped(text)).append("</text>\n");
  }

  @Override
  public void explained(String explanation, Runnable drawing) {
    svg.append("<g><title>").append(escaped(explanation)).append("</title>\n");
    drawing.run();
    svg.append("</g>\n");
  }

  private void paint(String what, Ink ink) {
    if (inPage) {
      svg.append(" class=\"").append(what).append('-').append(ink.key()).append('"');
    } else {
      svg.append(' ').append(what).append("=\"").append(ink.light()).append('"');
    }
  }

  private static String points(double[] xs, double[] ys) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      points.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    return points.toString();
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
