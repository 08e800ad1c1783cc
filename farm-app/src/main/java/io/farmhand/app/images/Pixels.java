package io.farmhand.app.images;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A picture in the one layout that every stage works on: 8-bit sRGB samples, row by row without
 * gaps.
 */
final class Pixels {
  private static final int[] GREY = {0};
  private static final int[] BGR = {2, 1, 0};
  private static final int[] ABGR = {3, 2, 1, 0};

  private final byte[] data;
  private final int width;
  private final int height;
  private final int channels;

  /** Takes {@code width * height * channels} bytes as they are, without a copy. */
  Pixels(byte[] data, int width, int height, int channels) {
    this.data = data;
    this.width = width;
    this.height = height;
    this.channels = channels;
  }

  static Pixels blank(int width, int height, int channels) {
    return new Pixels(new byte[width * height * channels], width, height, channels);
  }

  /** The samples themselves, no copy. */
  byte[] data() {
    return data;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** 1 for grey, 3 for blue-green-red, 4 for alpha-blue-green-red. */
  int channels() {
    return channels;
  }

  boolean hasAlpha() {
    return channels == 4;
  }

  /** The same over white; the same object when it has no alpha. */
  Pixels opaque() {
    if (!hasAlpha()) {
      return this;
    }
    Pixels flat = blank(width, height, 3);
    byte[] out = flat.data;
    for (int i = 0, o = 0; i < data.length; i += 4, o += 3) {
      int alpha = data[i] & 0xff;
      int white = (255 - alpha) * 255 + 127;
      for (int c = 0; c < 3; c++) {
        out[o + c] = (byte) (((data[i + 1 + c] & 0xff) * alpha + white) / 255);
      }
    }
    return flat;
  }

  /** The same samples as an image, shared and not copied. */
  BufferedImage asImage() {
    int[] offsets = channels == 1 ? GREY : channels == 3 ? BGR : ABGR;
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(data, data.length),
            width,
            height,
            width * channels,
            channels,
            offsets,
            null);
    ColorSpace space =
        ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    int transparency = hasAlpha() ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
    ComponentColorModel model =
        new ComponentColorModel(space, hasAlpha(), false, transparency, DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, raster, false, null);
  }
}
