package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Tells from a file's structure whether it is whole, without decoding. Decoders forgive a missing
 * end and fill it with grey; a farm must not deliver that as a result.
 */
final class Integrity {
  private final String name;
  private final ImageFormat format;
  private final byte[] file;
  private final ByteBuffer data;

  private Integrity(String name, ImageFormat format, byte[] file) {
    this.name = name;
    this.format = format;
    this.file = file;
    this.data =
        format == ImageFormat.PNG || format == ImageFormat.JPEG
            ? Bytes.bigEndian(file)
            : Bytes.littleEndian(file);
  }

  /**
   * Checks a whole file.
   *
   * @throws ImageException with {@link ImageFailure.Truncated}, {@link ImageFailure.Corrupt} or,
   *     for raw photographs in the clothes of a TIFF, {@link ImageFailure.Unsupported}
   */
  static void check(String name, ImageFormat format, byte[] file) {
    Integrity integrity = new Integrity(name, format, file);
    try {
      switch (format) {
        case JPEG -> integrity.jpeg();
        case PNG -> integrity.png();
        case GIF -> integrity.gif();
        case BMP -> integrity.bmp();
        case TIFF -> integrity.tiff();
        case WEBP -> integrity.webp();
      }
    } catch (IndexOutOfBoundsException end) {
      throw integrity.truncated("the header is cut off");
    }
  }

  private ImageException truncated(String detail) {
    return new ImageException(new ImageFailure.Truncated(name, format, file.length, detail));
  }

  private ImageException corrupt(String detail) {
    return new ImageException(new ImageFailure.Corrupt(name, format, detail));
  }

  private int unsigned(int at) {
    return file[at] & 0xff;
  }

  private void jpeg() {
    boolean scanned = false;
    int at = nextJpegMarker(2);
    while (unsigned(at) != 0xd9) {
      int length = data.getShort(at + 1) & 0xffff;
      if (length < 2) {
        throw corrupt("a segment of " + length + " bytes at byte " + at);
      }
      boolean scan = unsigned(at) == 0xda;
      scanned |= scan;
      int end = at + 1 + length;
      at = nextJpegMarker(end);
    }
    if (!scanned) {
      throw corrupt("it holds no picture data");
    }
  }

  /** The type byte of the next marker that is neither a stuffed byte nor a restart. */
  private int nextJpegMarker(int from) {
    for (int at = from; at + 1 < file.length; at++) {
      if (file[at] == (byte) 0xff) {
        int type = unsigned(at + 1);
        boolean withinScan = type == 0 || type == 1 || (type >= 0xd0 && type <= 0xd7);
        if (!withinScan && type != 0xff) {
          return at + 1;
        }
      }
    }
    throw truncated("the end marker is missing");
  }

  private void png() {
    boolean pictured = false;
    long at = 8;
    while (true) {
      if (at + 12 > file.length) {
        throw truncated("the end chunk is missing");
      }
      int start = (int) at;
      long length = Bytes.unsigned(data.getInt(start));
      String type = new String(file, start + 4, 4, ISO_8859_1);
      if (at + 12 + length > file.length) {
        throw truncated("the " + type + " chunk is cut off");
      }
      checkPngChunk(start, (int) length, type);
      pictured |= type.equals("IDAT");
      if (type.equals("IEND")) {
        break;
      }
      at += 12 + length;
    }
    if (!pictured) {
      throw corrupt("it holds no picture data");
    }
  }

  private void checkPngChunk(int start, int length, String type) {
    boolean critical = Character.isUpperCase(type.charAt(0));
    CRC32 sum = new CRC32();
    sum.update(file, start + 4, 4 + length);
    if (critical && (int) sum.getValue() != data.getInt(start + 8 + length)) {
      throw corrupt("the checksum of the " + type + " chunk at byte " + start + " is wrong");
    }
  }

  /** The first picture suffices; what follows it is not used. */
  private void gif() {
    int at = 13 + gifTableBytes(unsigned(10));
    while (true) {
      switch (unsigned(at)) {
        case 0x2c -> {
          gifEnd(at + 11 + gifTableBytes(unsigned(at + 9)));
          return;
        }
        case 0x21 -> at = gifEnd(at + 2);
        case 0x3b -> throw corrupt("it holds no picture");
        default -> throw corrupt("an unknown block at byte " + at);
      }
    }
  }

  private int gifTableBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** Where a run of sub-blocks ends. */
  private int gifEnd(int from) {
    int at = from;
    while (at < file.length && file[at] != 0) {
      at += 1 + unsigned(at);
    }
    if (at >= file.length) {
      throw truncated("the picture's data is cut off");
    }
    return at + 1;
  }

  private void bmp() {
    if (data.getInt(14) < 40) {
      return;
    }
    long width = Math.abs((long) data.getInt(18));
    long height = Math.abs((long) data.getInt(22));
    int bits = data.getShort(28);
    int compression = data.getInt(30);
    boolean plain = compression == 0 || compression == 3 || compression == 6;
    long rowBytes = (width * bits + 31) / 32 * 4;
    // A limit on pixels comes first for whoever claims an absurd size in a short file.
    boolean plausible = width <= 1 << 20 && height <= 1 << 20;
    if (plain && plausible && Bytes.unsigned(data.getInt(10)) + rowBytes * height > file.length) {
      throw truncated("the rows are cut off");
    }
  }

  private void tiff() {
    Optional<TiffBlock> block = TiffBlock.of(file);
    if (block.isEmpty()) {
      return;
    }
    TiffBlock tiff = block.get();
    long directory = tiff.firstDirectory();
    if (directory + 2 > file.length) {
      throw truncated("the directory is cut off");
    }
    if ((tiff.number(directory, TiffBlock.SUBFILE_TYPE).orElse(0) & 1) == 1) {
      String found = "a TIFF whose first picture is only a preview, such as a raw photograph";
      throw new ImageException(new ImageFailure.Unsupported(name, found));
    }
    checkTiffData(tiff, directory, TiffBlock.STRIP_OFFSETS, TiffBlock.STRIP_BYTES);
    checkTiffData(tiff, directory, TiffBlock.TILE_OFFSETS, TiffBlock.TILE_BYTES);
  }

  private void checkTiffData(TiffBlock tiff, long directory, int offsetsTag, int bytesTag) {
    Optional<TiffBlock.Entry> offsets = tiff.find(directory, offsetsTag);
    Optional<TiffBlock.Entry> bytes = tiff.find(directory, bytesTag);
    if (offsets.isEmpty() || bytes.isEmpty()) {
      return;
    }
    int parts = Math.min(offsets.get().count(), bytes.get().count());
    for (int i = 0; i < parts; i++) {
      if (tiff.number(offsets.get(), i) + tiff.number(bytes.get(), i) > file.length) {
        throw truncated("part " + (i + 1) + " of " + parts + " of the picture is cut off");
      }
    }
  }

  private void webp() {
    long length = Bytes.unsigned(data.getInt(4)) + 8;
    if (length > file.length) {
      throw truncated("it should have " + length + " bytes");
    }
  }
}
