package io.farmhand.app.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever a reader decoded into {@link Pixels}, without a copy where the layout is right
 * already.
 *
 * <p>Grey samples are taken as they are: the platform holds grey images to be linear, which no file
 * means, and its conversion would brighten them.
 */
final class PixelNormalizer {
  private PixelNormalizer() {}

  static Pixels normalize(BufferedImage decoded) {
    if (decoded.getColorModel() instanceof IndexColorModel palette) {
      return fromPalette(decoded.getRaster(), palette);
    }
    boolean grey = decoded.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    BufferedImage image = grey ? decoded : inStandardColours(decoded);
    if (image.isAlphaPremultiplied()) {
      image.coerceData(false);
    }
    Raster raster = image.getRaster();
    boolean alpha = image.getColorModel().hasAlpha();
    int channels = alpha ? 4 : grey ? 1 : 3;
    byte[] bytes = interleavedBytes(raster);
    if (bytes == null) {
      return fromSamples(raster, channels);
    }
    return fromBytes(raster, bytes, channels);
  }

  private static BufferedImage inStandardColours(BufferedImage image) {
    ColorSpace space = image.getColorModel().getColorSpace();
    if (space.isCS_sRGB()) {
      return image;
    }
    int type =
        image.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_4BYTE_ABGR
            : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    return new ColorConvertOp(null).filter(image, converted);
  }

  /** The raster's own bytes when each sample is one byte, rows may have gaps; null otherwise. */
  private static byte @Nullable [] interleavedBytes(Raster raster) {
    boolean plain =
        raster.getSampleModel() instanceof PixelInterleavedSampleModel
            && raster.getDataBuffer() instanceof DataBufferByte buffer
            && buffer.getNumBanks() == 1
            && buffer.getOffset() == 0
            && raster.getSampleModelTranslateX() == 0
            && raster.getSampleModelTranslateY() == 0;
    return plain ? ((DataBufferByte) raster.getDataBuffer()).getData() : null;
  }

  private static Pixels fromBytes(Raster raster, byte[] bytes, int channels) {
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    int width = raster.getWidth();
    int height = raster.getHeight();
    int[] sources = sources(model.getBandOffsets(), channels);
    boolean asIs =
        bytes.length == width * height * channels
            && model.getPixelStride() == channels
            && model.getScanlineStride() == width * channels
            && isAscending(sources);
    if (asIs) {
      return new Pixels(bytes, width, height, channels);
    }
    Pixels pixels = Pixels.blank(width, height, channels);
    int pixelStride = model.getPixelStride();
    for (int c = 0; c < channels; c++) {
      int out = c;
      for (int y = 0; y < height; y++) {
        int in = y * model.getScanlineStride() + sources[c];
        for (int x = 0; x < width; x++, out += channels, in += pixelStride) {
          pixels.data()[out] = bytes[in];
        }
      }
    }
    return pixels;
  }

  /** For each channel of {@link Pixels}, where in a pixel its sample stands. */
  private static int[] sources(int[] offsets, int channels) {
    if (channels == 4 && offsets.length == 2) {
      return new int[] {offsets[1], offsets[0], offsets[0], offsets[0]};
    }
    int[] sources = new int[channels];
    for (int c = 0; c < channels; c++) {
      sources[c] = offsets[channels - 1 - c];
    }
    return sources;
  }

  private static boolean isAscending(int[] sources) {
    for (int c = 0; c < sources.length; c++) {
      if (sources[c] != c) {
        return false;
      }
    }
    return true;
  }

  private static Pixels fromSamples(Raster raster, int channels) {
    int type = raster.getDataBuffer().getDataType();
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      throw new UnsupportedOperationException("an image with floating-point samples");
    }
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int[] identity = new int[bands];
    Arrays.setAll(identity, band -> band);
    int[] sources = sources(identity, channels);
    int[] bits = raster.getSampleModel().getSampleSize();
    Pixels pixels = Pixels.blank(width, raster.getHeight(), channels);
    int[] row = new int[width * bands];
    int out = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int source : sources) {
          pixels.data()[out++] = toByte(row[x * bands + source], bits[source]);
        }
      }
    }
    return pixels;
  }

  private static byte toByte(int sample, int bits) {
    long max = (1L << bits) - 1;
    return (byte) (bits == 8 ? sample : ((sample & max) * 255 + max / 2) / max);
  }

  private static Pixels fromPalette(Raster raster, IndexColorModel palette) {
    int width = raster.getWidth();
    int channels = palette.hasAlpha() ? 4 : 3;
    int[] colours = new int[palette.getMapSize()];
    palette.getRGBs(colours);
    Pixels pixels = Pixels.blank(width, raster.getHeight(), channels);
    byte[] data = pixels.data();
    int[] row = new int[width];
    int out = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
      for (int index : row) {
        // Damaged files point past the end of their palette.
        int argb = index < colours.length ? colours[index] : 0xff00_0000;
        if (channels == 4) {
          data[out++] = (byte) (argb >>> 24);
        }
        data[out++] = (byte) argb;
        data[out++] = (byte) (argb >>> 8);
        data[out++] = (byte) (argb >>> 16);
      }
    }
    return pixels;
  }
}
