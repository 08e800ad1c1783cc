package io.farmhand.app.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images made for tests: four quadrants of known colours, in every format. */
final class TestImages {
  static final Color TOP_LEFT = new Color(220, 30, 30);
  static final Color TOP_RIGHT = new Color(30, 180, 30);
  static final Color BOTTOM_LEFT = new Color(30, 30, 220);
  static final Color BOTTOM_RIGHT = new Color(230, 220, 40);

  private TestImages() {}

  /** A picture of 48 by 32 pixels. */
  static BufferedImage quadrants(int type) {
    return quadrants(48, 32, type);
  }

  static BufferedImage quadrants(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D g = image.createGraphics();
    Color[] colours = {TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT};
    for (int i = 0; i < 4; i++) {
      g.setColor(colours[i]);
      g.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width / 2, height / 2);
    }
    g.dispose();
    return image;
  }

  static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Several pictures in one GIF or TIFF. */
  static byte[] sequence(String format, BufferedImage... images) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage image : images) {
        writer.writeToSequence(new IIOImage(image, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] resource(String name) {
    try (InputStream in = TestImages.class.getResourceAsStream("/images/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BufferedImage decode(byte[] bytes) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes)));
  }

  /**
   * An EXIF block of a camera "Testcam" at 48.5 N 9.25 W: orientation, sizes of a 48 by 32 picture,
   * an exposure, and a preview at its end.
   */
  static byte[] exif(int orientation, ByteOrder order) {
    ByteBuffer b = ByteBuffer.allocate(400).order(order);
    b.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
    b.putShort((short) 42).putInt(8);
    b.putShort((short) 4);
    entry(b, 0x10f, 2, 8, 100);
    entry(b, 0x112, 3, 1, order == ByteOrder.BIG_ENDIAN ? orientation << 16 : orientation);
    entry(b, 0x8769, 4, 1, 120);
    entry(b, 0x8825, 4, 1, 200);
    b.putInt(300);
    b.position(100).put("Testcam\0".getBytes(StandardCharsets.US_ASCII));
    b.position(120).putShort((short) 3);
    entry(b, 0x829a, 5, 1, 180);
    entry(b, 0xa002, 4, 1, 48);
    entry(b, 0xa003, 4, 1, 32);
    b.putInt(0).position(180).putInt(1).putInt(125);
    b.position(200).putShort((short) 4);
    entry(b, 1, 2, 2, order == ByteOrder.BIG_ENDIAN ? 'N' << 24 : 'N');
    entry(b, 2, 5, 3, 252);
    entry(b, 3, 2, 2, order == ByteOrder.BIG_ENDIAN ? 'W' << 24 : 'W');
    entry(b, 4, 5, 3, 276);
    b.position(252).putInt(48).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
    b.putInt(9).putInt(1).putInt(15).putInt(1).putInt(0).putInt(1);
    b.position(300).putShort((short) 2);
    entry(b, 0x201, 4, 1, 340);
    entry(b, 0x202, 4, 1, 60);
    b.putInt(0).position(340);
    b.put(new byte[60]);
    return b.array();
  }

  private static void entry(ByteBuffer b, int tag, int type, int count, int value) {
    b.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  /** A PNG with a chunk put in behind its header. */
  static byte[] withChunk(byte[] png, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    int header = 8 + 25;
    return ByteBuffer.allocate(png.length + 12 + content.length)
        .put(png, 0, header)
        .putInt(content.length)
        .put(name)
        .put(content)
        .putInt((int) sum.getValue())
        .put(png, header, png.length - header)
        .array();
  }

  /** A PNG of a few bytes whose header claims a size. */
  static byte[] bomb(int width, int height) {
    byte[] png = encode(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
    ByteBuffer data = ByteBuffer.wrap(png);
    data.putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    data.putInt(29, (int) sum.getValue());
    return png;
  }

  static byte[] firstBytes(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
