package io.farmhand.app.images;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of image file that the pipeline reads. */
public enum ImageFormat {
  JPEG("JPEG", "jpg jpeg jpe jfif"),
  PNG("PNG", "png apng"),
  GIF("GIF", "gif"),
  BMP("BMP", "bmp dib"),
  TIFF("TIFF", "tif tiff"),
  WEBP("WebP", "webp");

  private final String title;
  private final String extensions;

  ImageFormat(String title, String extensions) {
    this.title = title;
    this.extensions = extensions;
  }

  /** The name as people write it. */
  public String title() {
    return title;
  }

  /** The usual ends of such a file's name, in lower case and without the dot; never empty. */
  public List<String> extensions() {
    return List.of(extensions.split(" "));
  }

  /** The format that a file's name promises, if it promises one. */
  public static Optional<ImageFormat> ofName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String extension = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    for (ImageFormat format : values()) {
      if (format.extensions().contains(extension)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The format of a {@linkplain #title() name}. */
  static Optional<ImageFormat> ofTitle(String title) {
    return Arrays.stream(values()).filter(format -> format.title.equals(title)).findFirst();
  }
}
