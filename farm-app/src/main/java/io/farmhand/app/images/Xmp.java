package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Pattern;

/** The XMP packet of an image file: what editors note about a picture, as XML. */
final class Xmp {
  private static final String JPEG_PREFIX = "http://ns.adobe.com/xap/1.0/\0";

  /** What a PNG puts before a packet: its keyword, uncompressed, no language, no translation. */
  private static final String PNG_PREFIX = "XML:com.adobe.xmp\0\0\0\0\0";

  private static final Pattern ORIENTATION = Pattern.compile("(tiff:Orientation(?:=[\"']|>))[2-8]");

  private Xmp() {}

  /** The packet, as a copy without the container's own prefix. */
  static Optional<byte[]> find(ImageFormat format, byte[] file) {
    return switch (format) {
      case JPEG -> JpegSegments.find(file, JpegSegments.APP1, JPEG_PREFIX);
      case PNG -> Chunks.inPng(file, "iTXt", PNG_PREFIX);
      case WEBP -> Chunks.inRiff(file, "XMP ");
      case TIFF ->
          TiffBlock.of(file).flatMap(tiff -> tiff.bytes(tiff.firstDirectory(), TiffBlock.XMP));
      case GIF, BMP -> Optional.empty();
    };
  }

  /** The packet for a picture whose pixels have been turned upright. */
  static byte[] upright(byte[] packet) {
    // A packet is UTF-8 as a rule; this reading keeps every byte, whatever it is.
    String text = new String(packet, ISO_8859_1);
    return ORIENTATION.matcher(text).replaceAll("$11").getBytes(ISO_8859_1);
  }

  /** The JPEG with the packet. */
  static byte[] insert(byte[] jpeg, byte[] packet) {
    return JpegSegments.insert(jpeg, JpegSegments.APP1, JPEG_PREFIX, packet);
  }
}
