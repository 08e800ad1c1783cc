package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** The EXIF block of an image file, and what it says about the picture's orientation. */
final class Exif {
  private static final String JPEG_PREFIX = "Exif\0\0";
  private static final int MAX_SEGMENT_BYTES = 0xffff - 2 - JPEG_PREFIX.length();

  private Exif() {}

  /**
   * The EXIF block of a JPEG, PNG or WebP, as a copy without the container's own prefix. A TIFF's
   * tags are the file itself and no block; BMP and GIF have none.
   */
  static Optional<byte[]> find(ImageFormat format, byte[] file) {
    try {
      return switch (format) {
        case JPEG -> inJpeg(file);
        case PNG -> Chunks.inPng(file, "eXIf");
        case WEBP -> Chunks.inRiff(file, "EXIF").map(Exif::withoutPrefix);
        case TIFF, GIF, BMP -> Optional.empty();
      };
    } catch (IndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }

  /** How the stored rows and columns are to be shown. */
  static Orientation orientation(ImageFormat format, byte[] file, Optional<byte[]> block) {
    Optional<TiffBlock> tiff =
        format == ImageFormat.TIFF ? TiffBlock.of(file) : block.flatMap(TiffBlock::of);
    OptionalLong tag =
        tiff.map(t -> t.number(t.firstDirectory(), TiffBlock.ORIENTATION))
            .orElseGet(OptionalLong::empty);
    return Orientation.ofTag(tag.orElse(1));
  }

  /**
   * The block for a picture whose pixels have been turned upright: orientation 1, its new size, and
   * without the embedded preview, which shows the old one.
   */
  static byte[] upright(byte[] block, int width, int height) {
    byte[] copy = block.clone();
    return TiffBlock.of(copy).map(tiff -> cleaned(tiff, copy, width, height)).orElse(copy);
  }

  /** The JPEG with the block as its first segment; one too long for a segment is left out. */
  static byte[] insert(byte[] jpeg, byte[] block) {
    if (block.length > MAX_SEGMENT_BYTES) {
      return jpeg;
    }
    int length = 2 + JPEG_PREFIX.length() + block.length;
    return ByteBuffer.allocate(jpeg.length + 2 + length)
        .put(jpeg, 0, 2)
        .putShort((short) 0xffe1)
        .putShort((short) length)
        .put(JPEG_PREFIX.getBytes(ISO_8859_1))
        .put(block)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static byte[] cleaned(TiffBlock tiff, byte[] bytes, int width, int height) {
    long main = tiff.firstDirectory();
    tiff.overwrite(main, TiffBlock.ORIENTATION, 1);
    tiff.number(main, TiffBlock.EXIF_DIRECTORY)
        .ifPresent(
            exif -> {
              tiff.overwrite(exif, TiffBlock.EXIF_WIDTH, width);
              tiff.overwrite(exif, TiffBlock.EXIF_HEIGHT, height);
            });
    long preview = tiff.next(main);
    tiff.endAfter(main);
    OptionalLong previewData = tiff.number(preview, TiffBlock.PREVIEW_OFFSET);
    boolean previewIsLast =
        previewData.isPresent()
            && preview > main
            && previewData.getAsLong() > preview
            && previewEnd(tiff, preview, previewData.getAsLong()) >= bytes.length - 4;
    return previewIsLast ? Arrays.copyOf(bytes, (int) previewData.getAsLong()) : bytes;
  }

  private static long previewEnd(TiffBlock tiff, long directory, long start) {
    return start + tiff.number(directory, TiffBlock.PREVIEW_OFFSET + 1).orElse(0);
  }

  private static Optional<byte[]> inJpeg(byte[] file) {
    ByteBuffer data = Bytes.bigEndian(file);
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      if (marker == 0xda || marker == 0xd9) {
        break;
      }
      int length = data.getShort(at + 2) & 0xffff;
      int start = at + 4 + JPEG_PREFIX.length();
      if (marker == 0xe1 && JPEG_PREFIX.equals(text(file, at + 4, JPEG_PREFIX.length()))) {
        return Optional.of(Arrays.copyOfRange(file, start, at + 2 + length));
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  private static String text(byte[] bytes, int at, int length) {
    return new String(bytes, at, Math.min(length, bytes.length - at), ISO_8859_1);
  }

  /** Some writers keep the JPEG prefix inside a WebP chunk. */
  private static byte[] withoutPrefix(byte[] block) {
    int prefix = JPEG_PREFIX.length();
    return JPEG_PREFIX.equals(text(block, 0, prefix))
        ? Arrays.copyOfRange(block, prefix, block.length)
        : block;
  }
}
