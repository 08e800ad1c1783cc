package io.farmhand.app.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The encoders of the outputs. */
final class Encoders {
  /** Quality of an image that is converted to JPEG, where size is no goal. */
  private static final double CONVERTED_JPEG_QUALITY = 0.92;

  private Encoders() {}

  /** A baseline JPEG in memory; the picture must have no alpha. */
  static byte[] jpeg(Pixels picture, double quality) throws IOException {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(Math.max(1024, picture.data().length / 12));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality((float) quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture.asImage(), null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Writes a picture in a format of the settings. */
  static void convert(Pixels picture, ImageSettings.OutputFormat format, OutputStream out)
      throws IOException {
    switch (format) {
      case PNG -> PngWriter.write(picture, out);
      case JPEG -> out.write(jpeg(picture.opaque(), CONVERTED_JPEG_QUALITY));
      case BMP -> byImageIo(picture.opaque(), "bmp", out);
      case TIFF -> byImageIo(picture, "tiff", out);
    }
  }

  private static void byImageIo(Pixels picture, String format, OutputStream out)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (format.equals("tiff")) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType("LZW");
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture.asImage(), null, null), parameters);
    } finally {
      writer.dispose();
    }
  }
}
