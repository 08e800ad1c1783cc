package io.farmhand.app.images;

import java.util.Optional;

/**
 * What a file says about its picture, as a recompressed JPEG carries it on. A colour profile is not
 * among it, since pixels are sRGB by then.
 *
 * @param exif by the camera
 * @param xmp by editors
 * @param iptc by agencies
 */
record Annotations(Optional<byte[]> exif, Optional<byte[]> xmp, Optional<byte[]> iptc) {

  /** What is found in a file; a damaged part counts as none. */
  static Annotations of(ImageFormat format, byte[] file) {
    return new Annotations(
        Exif.find(format, file),
        orNone(() -> Xmp.find(format, file)),
        orNone(() -> Iptc.find(format, file)));
  }

  /** The same for a picture that was turned upright and is of this size then. */
  Annotations upright(int width, int height) {
    return new Annotations(
        exif.map(block -> Exif.upright(block, width, height)), xmp.map(Xmp::upright), iptc);
  }

  /** The JPEG with all of it; what is too long for a segment is left out. */
  byte[] insert(byte[] jpeg) {
    byte[] withRecords = iptc.map(records -> Iptc.insert(jpeg, records)).orElse(jpeg);
    byte[] withPacket = xmp.map(packet -> Xmp.insert(withRecords, packet)).orElse(withRecords);
    return exif.map(block -> Exif.insert(withPacket, block)).orElse(withPacket);
  }

  private interface Search {
    Optional<byte[]> run();
  }

  private static Optional<byte[]> orNone(Search search) {
    try {
      return search.run();
    } catch (IndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }
}
