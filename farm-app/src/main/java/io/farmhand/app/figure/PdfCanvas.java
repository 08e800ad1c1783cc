package io.farmhand.app.figure;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;

/**
 * Draws a page of PDF 1.4 with the fonts that every reader has (ISO 32000-1, 9.6.2.2), so that text
 * stays text.
 */
final class PdfCanvas implements Canvas {
  private static final Charset ENCODING = Charset.forName("windows-1252");

  /** Control points of a circle's arc, from the middle of its side. */
  private static final double ARC = 0.5522847498;

  private final StringBuilder content = new StringBuilder();
  private final Set<Integer> opacities = new TreeSet<>(Set.of(100));
  private final double height;

  PdfCanvas(double height) {
    this.height = height;
  }

  @Override
  public void line(double[] xs, double[] ys, Pen pen) {
    colour(pen.ink(), "RG");
    opacity(1);
    put(number(pen.width()), "w 1 j", pen.dashed() ? "[4 3] 0" : "[] 0", "d");
    path(xs, ys);
    put("S");
  }

  @Override
  public void area(double[] xs, double[] ys, Ink ink, double opacity) {
    colour(ink, "rg");
    opacity(opacity);
    path(xs, ys);
    put("h f");
  }

  @Override
  public void dot(double x, double y, double radius, Ink ink) {
    colour(ink, "rg");
    colour(Ink.PAPER, "RG");
    opacity(1);
    put("1 w [] 0 d");
    double k = ARC * radius;
    move(x + radius, y);
    curve(x + radius, y + k, x + k, y + radius, x, y + radius);
    curve(x - k, y + radius, x - radius, y + k, x - radius, y);
    curve(x - radius, y - k, x - k, y - radius, x, y - radius);
    curve(x + k, y - radius, x + radius, y - k, x + radius, y);
    put("h B");
  }

  @Override
  public void text(double x, double y, String text, Text look) {
    colour(look.ink(), "rg");
    opacity(1);
    double shift = look.shift(text);
    String matrix =
        look.upwards()
            ? "0 1 -1 0 " + number(x) + " " + number(height - y - shift)
            : "1 0 0 1 " + number(x - shift) + " " + number(height - y);
    put("BT", look.bold() ? "/F2" : "/F1", number(look.size()), "Tf", matrix, "Tm");
    put("<" + hex(text) + "> Tj ET");
  }

  private void path(double[] xs, double[] ys) {
    move(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      put(number(xs[i]), number(height - ys[i]), "l");
    }
  }

  private void move(double x, double y) {
    put(number(x), number(height - y), "m");
  }

  private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
    put(number(x1), number(height - y1), number(x2), number(height - y2));
    put(number(x3), number(height - y3), "c");
  }

  private void colour(Ink ink, String operator) {
    Color colour = Color.decode(ink.light());
    put(
        number(colour.getRed() / 255.0),
        number(colour.getGreen() / 255.0),
        number(colour.getBlue() / 255.0),
        operator);
  }

  private void opacity(double opacity) {
    int percent = (int) Math.round(100 * opacity);
    opacities.add(percent);
    put("/A" + percent, "gs");
  }

  private void put(String... words) {
    content.append(String.join(" ", words)).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** The whole file. */
  byte[] document(String title, double width) {
    List<byte[]> objects = new ArrayList<>();
    objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
    objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
    objects.add(
        ascii(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 "
                + number(width)
                + " "
                + number(height)
                + "] /Contents 4 0 R /Resources << /Font << /F1 "
                + font("Helvetica")
                + " /F2 "
                + font("Helvetica-Bold")
                + " >> /ExtGState << "
                + states()
                + ">> >> >>"));
    objects.add(stream(content.toString()));
    objects.add(ascii("<< /Title <" + hex(title) + "> /Producer (Farmhand) >>"));
    return file(objects);
  }

  private static String font(String name) {
    return "<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>";
  }

  private String states() {
    StringBuilder states = new StringBuilder();
    for (int percent : opacities) {
      String share = number(percent / 100.0);
      states.append("/A").append(percent).append(" << /ca ").append(share).append(" >> ");
    }
    return states.toString();
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    for (byte sign : text.getBytes(ENCODING)) {
      hex.append(String.format(Locale.ROOT, "%02x", sign & 0xff));
    }
    return hex.toString();
  }

  private static byte[] stream(String text) {
    Deflater deflater = new Deflater();
    deflater.setInput(ascii(text));
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(ascii("<< /Length " + packed.size() + " /Filter /FlateDecode >>\nstream\n"));
    object.writeBytes(packed.toByteArray());
    object.writeBytes(ascii("\nendstream"));
    return object.toByteArray();
  }

  private static byte[] file(List<byte[]> objects) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    StringBuilder places = new StringBuilder("0000000000 65535 f \n");
    file.writeBytes(ascii("%PDF-1.4\n"));
    for (int i = 0; i < objects.size(); i++) {
      places.append(String.format(Locale.ROOT, "%010d 00000 n \n", file.size()));
      file.writeBytes(ascii((i + 1) + " 0 obj\n"));
      file.writeBytes(objects.get(i));
      file.writeBytes(ascii("\nendobj\n"));
    }
    int start = file.size();
    int count = objects.size() + 1;
    file.writeBytes(ascii("xref\n0 " + count + "\n" + places));
    file.writeBytes(
        ascii(
            "trailer << /Size "
                + count
                + " /Root 1 0 R /Info "
                + objects.size()
                + " 0 R >>\nstartxref\n"
                + start
                + "\n%%EOF\n"));
    return file.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
