package io.farmhand.app.images;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The IPTC records of an image file: caption, keywords and rights as news agencies note them. */
final class Iptc {
  private static final String JPEG_PREFIX = "Photoshop 3.0\0";
  private static final String RESOURCE = "8BIM";
  private static final int RECORDS = 0x0404;
  private static final int HEAD_BYTES = 12;

  private Iptc() {}

  /** The records, as a copy without what is around them. */
  static Optional<byte[]> find(ImageFormat format, byte[] file) {
    return switch (format) {
      case JPEG ->
          JpegSegments.find(file, JpegSegments.APP13, JPEG_PREFIX).flatMap(Iptc::inResources);
      case TIFF ->
          TiffBlock.of(file).flatMap(tiff -> tiff.bytes(tiff.firstDirectory(), TiffBlock.IPTC));
      case PNG, WEBP, GIF, BMP -> Optional.empty();
    };
  }

  /** The JPEG with the records, and with none of what Photoshop keeps beside them. */
  static byte[] insert(byte[] jpeg, byte[] records) {
    int padding = records.length & 1;
    ByteBuffer resource = ByteBuffer.allocate(HEAD_BYTES + records.length + padding);
    resource.putInt(0x3842494d).putShort((short) RECORDS).putShort((short) 0);
    resource.putInt(records.length).put(records);
    return JpegSegments.insert(jpeg, JpegSegments.APP13, JPEG_PREFIX, resource.array());
  }

  /**
   * Each resource has a type, a number, a padded name, a length, and content that is padded too.
   */
  private static Optional<byte[]> inResources(byte[] resources) {
    ByteBuffer data = Bytes.bigEndian(resources);
    long at = 0;
    while (at + HEAD_BYTES <= resources.length
        && JpegSegments.startsWith(resources, (int) at, RESOURCE)) {
      int number = data.getShort((int) at + 4) & 0xffff;
      int name = 1 + (resources[(int) at + 6] & 0xff);
      int lengthAt = (int) at + 6 + name + (name & 1);
      if (lengthAt + 4 > resources.length) {
        break;
      }
      long length = Bytes.unsigned(data.getInt(lengthAt));
      long start = lengthAt + 4L;
      if (start + length > resources.length) {
        break;
      }
      if (number == RECORDS) {
        return Optional.of(Arrays.copyOfRange(resources, (int) start, (int) (start + length)));
      }
      at = start + length + (length & 1);
    }
    return Optional.empty();
  }
}
