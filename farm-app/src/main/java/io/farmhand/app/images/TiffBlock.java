package io.farmhand.app.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A TIFF structure, which is a TIFF file or an EXIF block: finds and overwrites entries of its
 * directories in place, so that no offset in it ever moves. Damaged structures read as if the entry
 * were absent.
 */
final class TiffBlock {
  static final int SUBFILE_TYPE = 0xfe;
  static final int STRIP_OFFSETS = 0x111;
  static final int ORIENTATION = 0x112;
  static final int STRIP_BYTES = 0x117;
  static final int TILE_OFFSETS = 0x144;
  static final int TILE_BYTES = 0x145;
  static final int PREVIEW_OFFSET = 0x201;
  static final int XMP = 0x2bc;
  static final int IPTC = 0x83bb;
  static final int EXIF_DIRECTORY = 0x8769;
  static final int GPS_DIRECTORY = 0x8825;
  static final int EXIF_WIDTH = 0xa002;
  static final int EXIF_HEIGHT = 0xa003;

  private static final int ENTRY_BYTES = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  /** Bytes of one value of each type, from type 1 on. */
  private static final int[] TYPE_BYTES = {1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  private final ByteBuffer data;

  private TiffBlock(ByteBuffer data) {
    this.data = data;
  }

  /** A block over {@code bytes} themselves, if they start as a TIFF structure does. */
  static Optional<TiffBlock> of(byte[] bytes) {
    if (bytes.length < 8) {
      return Optional.empty();
    }
    ByteBuffer data = ByteBuffer.wrap(bytes);
    int order = data.getShort(0);
    if (order != 0x4949 && order != 0x4d4d) {
      return Optional.empty();
    }
    data.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return data.getShort(2) == 42 ? Optional.of(new TiffBlock(data)) : Optional.empty();
  }

  /** One entry: {@code count} numbers of {@code bytesEach} at {@code position}. */
  record Entry(int type, int count, int position) {
    int bytesEach() {
      return type == SHORT ? 2 : 4;
    }
  }

  /** Where the first directory starts, in bytes; beyond the end in a truncated file. */
  long firstDirectory() {
    return Bytes.unsigned(data.getInt(4));
  }

  /** An entry of short or long numbers of the directory at {@code directory}. */
  Optional<Entry> find(long directory, int tag) {
    int entries = entries(directory);
    for (int i = 0; i < entries; i++) {
      int at = (int) directory + 2 + i * ENTRY_BYTES;
      if ((data.getShort(at) & 0xffff) == tag) {
        return entry(at);
      }
    }
    return Optional.empty();
  }

  /** One entry with its values, as they are stored, all of the buffer. */
  record Field(int tag, int type, int count, ByteBuffer values) {
    byte[] bytes() {
      byte[] bytes = new byte[values.limit()];
      values.get(0, bytes);
      return bytes;
    }
  }

  /** The order of the bytes of a number. */
  ByteOrder order() {
    return data.order();
  }

  /** All entries of the directory at {@code directory} that are whole and of a known type. */
  List<Field> fields(long directory) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < entries(directory); i++) {
      field((int) directory + 2 + i * ENTRY_BYTES).ifPresent(fields::add);
    }
    return fields;
  }

  /** The values of an entry as bytes. */
  Optional<byte[]> bytes(long directory, int tag) {
    return fields(directory).stream()
        .filter(field -> field.tag == tag)
        .map(Field::bytes)
        .findFirst();
  }

  private Optional<Field> field(int at) {
    int type = data.getShort(at + 2);
    long count = Bytes.unsigned(data.getInt(at + 4));
    if (type < 1 || type > TYPE_BYTES.length || count > data.limit()) {
      return Optional.empty();
    }
    long bytes = count * TYPE_BYTES[type - 1];
    long position = bytes <= 4 ? at + 8 : Bytes.unsigned(data.getInt(at + 8));
    if (position + bytes > data.limit()) {
      return Optional.empty();
    }
    ByteBuffer values = data.slice((int) position, (int) bytes);
    return Optional.of(new Field(data.getShort(at) & 0xffff, type, (int) count, values));
  }

  /** The first number of an entry. */
  OptionalLong number(long directory, int tag) {
    return find(directory, tag)
        .map(entry -> OptionalLong.of(number(entry, 0)))
        .orElseGet(OptionalLong::empty);
  }

  /** Number {@code index} of an entry. */
  long number(Entry entry, int index) {
    int at = entry.position + index * entry.bytesEach();
    return entry.type == SHORT ? data.getShort(at) & 0xffff : Bytes.unsigned(data.getInt(at));
  }

  /** Overwrites the first number of an entry, if it is there. */
  void overwrite(long directory, int tag, int value) {
    find(directory, tag)
        .ifPresent(
            entry -> {
              if (entry.type == SHORT) {
                data.putShort(entry.position, (short) value);
              } else {
                data.putInt(entry.position, value);
              }
            });
  }

  /** Where the directory after this one starts, 0 for none. */
  long next(long directory) {
    int at = nextPosition(directory);
    return at < 0 ? 0 : Bytes.unsigned(data.getInt(at));
  }

  /** Makes this directory the last one. */
  void endAfter(long directory) {
    int at = nextPosition(directory);
    if (at >= 0) {
      data.putInt(at, 0);
    }
  }

  private int nextPosition(long directory) {
    int entries = entries(directory);
    long at = directory + 2 + (long) entries * ENTRY_BYTES;
    return entries == 0 || at + 4 > data.limit() ? -1 : (int) at;
  }

  /** Entries of a directory, 0 when any of it lies outside the block. */
  private int entries(long directory) {
    if (directory < 8 || directory + 2 > data.limit()) {
      return 0;
    }
    int entries = data.getShort((int) directory) & 0xffff;
    return directory + 2 + (long) entries * ENTRY_BYTES > data.limit() ? 0 : entries;
  }

  private Optional<Entry> entry(int at) {
    int type = data.getShort(at + 2);
    long count = Bytes.unsigned(data.getInt(at + 4));
    if ((type != SHORT && type != LONG) || count < 1) {
      return Optional.empty();
    }
    long bytes = count * (type == SHORT ? 2 : 4);
    long position = bytes <= 4 ? at + 8 : Bytes.unsigned(data.getInt(at + 8));
    return position + bytes > data.limit()
        ? Optional.empty()
        : Optional.of(new Entry(type, (int) count, (int) position));
  }
}
