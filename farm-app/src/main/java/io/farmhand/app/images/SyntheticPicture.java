package io.farmhand.app.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Square pictures that cost about what photographs cost: smooth colours, edges and some noise. */
public final class SyntheticPicture {
  private static final int NOISE = 12;
  private static final int TILE = 96;

  private SyntheticPicture() {}

  /** Writes a JPEG file; the same side gives the same picture. */
  public static void write(int side, Path file) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    SplittableRandom random = new SplittableRandom(side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int edge = ((x / TILE + y / TILE) % 3) * 24;
        int noise = random.nextInt(NOISE);
        int red = 200 * x / side + edge + noise;
        int green = 200 * y / side + noise;
        int blue = 100 * (x + y) / side + edge + noise;
        pixels[y * side + x] = red << 16 | green << 8 | blue;
      }
    }
    if (!ImageIO.write(image, "jpg", file.toFile())) {
      throw new IOException("no JPEG encoder");
    }
  }
}
