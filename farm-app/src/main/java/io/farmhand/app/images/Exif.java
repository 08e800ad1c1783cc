package io.farmhand.app.images;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The EXIF block of an image file, and what it says about the picture's orientation. */
final class Exif {
  private static final String JPEG_PREFIX = "Exif\0\0";
  private static final Set<Integer> DIRECTORIES =
      Set.of(TiffBlock.EXIF_DIRECTORY, TiffBlock.GPS_DIRECTORY);

  /**
   * Description, make, model, orientation, resolution and its unit, software, date, artist,
   * copyright, and the directories of camera and place.
   */
  private static final Set<Integer> FROM_TIFF =
      Set.of(
          0x10e,
          0x10f,
          0x110,
          TiffBlock.ORIENTATION,
          0x11a,
          0x11b,
          0x128,
          0x131,
          0x132,
          0x13b,
          0x8298,
          TiffBlock.EXIF_DIRECTORY,
          TiffBlock.GPS_DIRECTORY);

  /** The maker's note and the directory of interoperability, which hold places in the old file. */
  private static final Set<Integer> WITH_OFFSETS = Set.of(0x927c, 0xa005);

  private Exif() {}

  /**
   * The EXIF block of an image, as a copy without the container's own prefix. That of a TIFF is put
   * together from its tags; BMP and GIF have none.
   */
  static Optional<byte[]> find(ImageFormat format, byte[] file) {
    try {
      return switch (format) {
        case JPEG -> JpegSegments.find(file, JpegSegments.APP1, JPEG_PREFIX);
        case PNG -> Chunks.inPng(file, "eXIf");
        case WEBP -> Chunks.inRiff(file, "EXIF").map(Exif::withoutPrefix);
        case TIFF -> TiffBlock.of(file).map(Exif::ofTiff);
        case GIF, BMP -> Optional.empty();
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
    return JpegSegments.insert(jpeg, JpegSegments.APP1, JPEG_PREFIX, block);
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

  /** The fields of a TIFF file that an EXIF block has too; what is about its pixels is not. */
  private static byte[] ofTiff(TiffBlock tiff) {
    long first = tiff.firstDirectory();
    List<TiffBlock.Field> main =
        tiff.fields(first).stream().filter(field -> FROM_TIFF.contains(field.tag())).toList();
    List<TiffWriter.Below> below =
        main.stream()
            .map(TiffBlock.Field::tag)
            .filter(DIRECTORIES::contains)
            .map(tag -> new TiffWriter.Below(tag, below(tiff, tiff.number(first, tag))))
            .toList();
    return TiffWriter.block(tiff.order(), main, below);
  }

  private static List<TiffBlock.Field> below(TiffBlock tiff, OptionalLong directory) {
    return tiff.fields(directory.orElse(0)).stream()
        .filter(field -> !WITH_OFFSETS.contains(field.tag()))
        .toList();
  }

  /** Some writers keep the JPEG prefix inside a WebP chunk. */
  private static byte[] withoutPrefix(byte[] block) {
    int prefix = JPEG_PREFIX.length();
    return JpegSegments.startsWith(block, 0, JPEG_PREFIX)
        ? Arrays.copyOfRange(block, prefix, block.length)
        : block;
  }
}
