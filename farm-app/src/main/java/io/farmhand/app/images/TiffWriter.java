package io.farmhand.app.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Puts fields of a TIFF file together as an EXIF block. */
final class TiffWriter {
  private static final int HEAD_BYTES = 8;
  private static final int ENTRY_BYTES = 12;

  private final ByteBuffer data;

  private TiffWriter(int bytes, ByteOrder order) {
    data = ByteBuffer.allocate(bytes).order(order);
  }

  /**
   * A block of one directory.
   *
   * @param main its fields in ascending order, with a field of one number for each of {@code
   *     below}, which is overwritten with its place
   * @param below directories below it, by the tags of those fields
   */
  static byte[] block(ByteOrder order, List<TiffBlock.Field> main, List<Below> below) {
    int bytes = HEAD_BYTES + bytes(main);
    for (Below one : below) {
      bytes += bytes(one.fields);
    }
    TiffWriter writer = new TiffWriter(bytes, order);
    writer.data.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4d4d));
    writer.data.putShort((short) 42).putInt(HEAD_BYTES);
    writer.directory(main);
    byte[] block = writer.data.array();
    for (Below one : below) {
      int place = writer.data.position();
      writer.directory(one.fields);
      TiffBlock.of(block).orElseThrow().overwrite(HEAD_BYTES, one.tag, place);
    }
    return block;
  }

  /** A directory below another one, and the tag of the field that tells where it is. */
  record Below(int tag, List<TiffBlock.Field> fields) {}

  private static int bytes(List<TiffBlock.Field> fields) {
    int bytes = 2 + fields.size() * ENTRY_BYTES + 4;
    for (TiffBlock.Field field : fields) {
      bytes += outside(field);
    }
    return bytes;
  }

  /** What of a value has no room in its entry, padded to an even length. */
  private static int outside(TiffBlock.Field field) {
    int length = field.values().limit();
    return length <= 4 ? 0 : length + (length & 1);
  }

  private void directory(List<TiffBlock.Field> fields) {
    int values = data.position() + 2 + fields.size() * ENTRY_BYTES + 4;
    data.putShort((short) fields.size());
    for (TiffBlock.Field field : fields) {
      data.putShort((short) field.tag()).putShort((short) field.type()).putInt(field.count());
      int after = data.position() + 4;
      if (outside(field) == 0) {
        data.put(field.bytes());
      } else {
        data.putInt(values);
        data.put(values, field.bytes());
        values += outside(field);
      }
      data.position(after);
    }
    data.putInt(0);
    data.position(values);
  }
}
