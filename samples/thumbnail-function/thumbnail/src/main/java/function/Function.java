package function;

import io.farmhand.function.Handler;
import io.farmhand.function.Request;
import io.farmhand.function.Response;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Makes pictures small. */
public final class Function implements Handler {
  private final int size = Integer.parseInt(System.getenv().getOrDefault("size", "256"));

  public Function() {
    // The disk of a container may be read-only, and pictures are in memory anyway.
    ImageIO.setUseCache(false);
  }

  @Override
  public Response handle(Request request) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(request.body()));
    if (picture == null) {
      throw new IllegalArgumentException(
          "expected a JPEG, PNG, GIF or BMP, found " + request.body().length + " other bytes");
    }
    return Response.of(jpeg(shrink(picture, size))).withHeader("Content-Type", "image/jpeg");
  }

  /** A copy that fits into a square, on white; a picture that is smaller keeps its size. */
  static BufferedImage shrink(BufferedImage picture, int size) {
    double factor = Math.min(1, (double) size / Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
    BufferedImage step = picture;
    // By half at a time, since one large step leaves most pixels out.
    while (step.getWidth() >= 2 * width && step.getHeight() >= 2 * height) {
      step = draw(step, step.getWidth() / 2, step.getHeight() / 2);
    }
    return draw(step, width, height);
  }

  private static BufferedImage draw(BufferedImage picture, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return drawn;
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", bytes);
    return bytes.toByteArray();
  }

  /** Work like that to come, from which the ahead-of-time cache learns what it needs. */
  @Override
  public void warmUp() throws IOException {
    byte[] large = jpeg(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB));
    jpeg(shrink(ImageIO.read(new ByteArrayInputStream(large)), size));
  }
}
