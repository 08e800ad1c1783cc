package io.farmhand.app.images;

import io.farmhand.check.Require;
import java.util.Locale;

/**
 * How images are processed.
 *
 * @param thumbnailPixels longer side of a thumbnail, 1 to 4096; smaller images are not enlarged
 * @param jpegQuality quality of the recompressed JPEG and of the thumbnail, above 0 up to 1; 0.6 is
 *     what other tools call 60
 * @param converted format of the converted image
 * @param maxPixels most pixels that a header may claim, 1 to 500 million; more is refused undecoded
 * @param maxFileBytes longest file that is read, 1 byte to 2 GB
 */
public record ImageSettings(
    int thumbnailPixels,
    double jpegQuality,
    OutputFormat converted,
    long maxPixels,
    long maxFileBytes) {
  /** 256-pixel thumbnails, quality 0.6, PNG, at most 100 megapixels and 512 MiB a file. */
  public static final ImageSettings DEFAULT =
      new ImageSettings(256, 0.6, OutputFormat.PNG, 100_000_000, 512L << 20);

  /** Greatest longer side of a thumbnail. */
  public static final int MOST_THUMBNAIL_PIXELS = 4_096;

  /** Greatest number of pixels that an image may be allowed to have. */
  public static final long MOST_PIXELS = 500_000_000;

  /** Rises when the same settings give other outputs, so that older outputs are done again. */
  private static final int OUTPUT_VERSION = 1;

  public ImageSettings {
    Require.that(
        thumbnailPixels >= 1 && thumbnailPixels <= MOST_THUMBNAIL_PIXELS,
        "thumbnailPixels",
        thumbnailPixels,
        "1 to " + MOST_THUMBNAIL_PIXELS);
    Require.that(
        jpegQuality > 0 && jpegQuality <= 1, "jpegQuality", jpegQuality, "above 0, at most 1");
    Require.that(
        maxPixels >= 1 && maxPixels <= MOST_PIXELS, "maxPixels", maxPixels, "1 to " + MOST_PIXELS);
    Require.that(
        maxFileBytes >= 1 && maxFileBytes <= Integer.MAX_VALUE - 16,
        "maxFileBytes",
        maxFileBytes,
        "1 to " + (Integer.MAX_VALUE - 16));
  }

  /** A format that images are converted to. */
  public enum OutputFormat {
    /** Lossless, keeps transparency. */
    PNG("png"),
    /** High quality (0.92); transparency is laid over white. */
    JPEG("jpg"),
    /** Uncompressed; transparency is laid over white. */
    BMP("bmp"),
    /** Losslessly compressed, keeps transparency. */
    TIFF("tif");

    private final String extension;

    OutputFormat(String extension) {
      this.extension = extension;
    }

    /** The end of such a file's name, without the dot. */
    public String extension() {
      return extension;
    }
  }

  /** The same with another thumbnail size. */
  public ImageSettings withThumbnailPixels(int pixels) {
    return new ImageSettings(pixels, jpegQuality, converted, maxPixels, maxFileBytes);
  }

  /** The same with another JPEG quality. */
  public ImageSettings withJpegQuality(double quality) {
    return new ImageSettings(thumbnailPixels, quality, converted, maxPixels, maxFileBytes);
  }

  /** The same with another format of the converted image. */
  public ImageSettings withConverted(OutputFormat format) {
    return new ImageSettings(thumbnailPixels, jpegQuality, format, maxPixels, maxFileBytes);
  }

  /** The same with another limit of the pixels. */
  public ImageSettings withMaxPixels(long pixels) {
    return new ImageSettings(thumbnailPixels, jpegQuality, converted, pixels, maxFileBytes);
  }

  /** The same with another limit of the file's length. */
  public ImageSettings withMaxFileBytes(long bytes) {
    return new ImageSettings(thumbnailPixels, jpegQuality, converted, maxPixels, bytes);
  }

  /** All that the outputs depend on, as a short text; limits are no part of it. */
  String fingerprint() {
    return String.format(
        Locale.ROOT,
        "v%d thumbnail=%d quality=%s converted=%s",
        OUTPUT_VERSION,
        thumbnailPixels,
        jpegQuality,
        converted.extension());
  }
}
