package io.farmhand.app.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * A figure.
 *
 * @param name of its files
 * @param title what it shows
 * @param caption how to read it
 * @param width in points
 * @param height in points
 * @param drawing draws it
 */
public record Figure(
    String name,
    String title,
    String caption,
    double width,
    double height,
    Consumer<Canvas> drawing) {
  private static final int PIXELS_PER_POINT = 2;
  private static final List<String> FACES = List.of("Helvetica", "Arial", "Liberation Sans");

  /** As an SVG file. */
  public String svg() {
    return svg(false);
  }

  /**
   * As SVG within a page whose style sheet has the colours: {@code fill-INK}, {@code stroke-INK}.
   */
  public String svgInPage() {
    return svg(true);
  }

  private String svg(boolean inPage) {
    SvgCanvas canvas = new SvgCanvas(inPage);
    drawing.accept(canvas);
    return canvas.document(title, width, height);
  }

  /** As a PNG file with two pixels to the point. */
  public byte[] png() {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(width * PIXELS_PER_POINT),
            (int) Math.ceil(height * PIXELS_PER_POINT),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    drawing.accept(new PaintCanvas(graphics, Face.NAME));
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** As a PDF file of one page, whose text can be searched. */
  public byte[] pdf() {
    PdfCanvas canvas = new PdfCanvas(height);
    drawing.accept(canvas);
    return canvas.document(title, width);
  }

  /** The face that is nearest to that of the SVG; looked up once, since that takes a while. */
  private static final class Face {
    static final String NAME = find();

    private static String find() {
      List<String> known =
          List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
      return FACES.stream().filter(known::contains).findFirst().orElse("SansSerif");
    }
  }
}
