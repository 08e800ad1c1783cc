package io.farmhand.app.images;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** The colour profile of a PNG, which the platform's decoder leaves unread. */
final class PngProfile {
  private static final int MAX_PROFILE_BYTES = 4 << 20;

  private PngProfile() {}

  /** The same samples, said to be in the colours of the file's profile where it has one. */
  static BufferedImage apply(byte[] file, BufferedImage decoded) {
    ColorModel model = decoded.getColorModel();
    boolean colours =
        model instanceof ComponentColorModel
            && model.getColorSpace().getType() == ColorSpace.TYPE_RGB;
    return colours
        ? Chunks.inPng(file, "iCCP")
            .flatMap(PngProfile::colourSpace)
            .filter(space -> !space.isCS_sRGB() && space.getType() == ColorSpace.TYPE_RGB)
            .map(space -> inColours(decoded, space))
            .orElse(decoded)
        : decoded;
  }

  private static BufferedImage inColours(BufferedImage image, ColorSpace space) {
    ColorModel model = image.getColorModel();
    ColorModel said =
        new ComponentColorModel(
            space,
            model.hasAlpha(),
            model.isAlphaPremultiplied(),
            model.getTransparency(),
            model.getTransferType());
    return new BufferedImage(said, image.getRaster(), model.isAlphaPremultiplied(), null);
  }

  /** A damaged profile counts as none. */
  private static Optional<ColorSpace> colourSpace(byte[] chunk) {
    int nameEnd = 0;
    while (nameEnd < chunk.length && chunk[nameEnd] != 0) {
      nameEnd++;
    }
    int packed = nameEnd + 2;
    if (packed >= chunk.length) {
      return Optional.empty();
    }
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(chunk, packed, chunk.length - packed))) {
      byte[] profile = in.readNBytes(MAX_PROFILE_BYTES);
      return Optional.of(ColorSpaces.createColorSpace(ICC_Profile.getInstance(profile)));
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }
}
