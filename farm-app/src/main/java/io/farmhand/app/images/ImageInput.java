package io.farmhand.app.images;

import java.nio.file.Path;

/**
 * One file to process.
 *
 * @param file where it is; only ever read
 * @param name its name below the input folder, with forward slashes; the outputs' names come from
 *     it
 */
public record ImageInput(Path file, String name) {
  public ImageInput {
    Path path = Path.of(name);
    if (name.isBlank()
        || path.isAbsolute()
        || !path.normalize().equals(path)
        || path.startsWith("..")) {
      throw new IllegalArgumentException(
          "name = '" + name + "', must be a relative path without '.' and '..'");
    }
  }

  /** A file by itself: its outputs are named after it alone. */
  public static ImageInput of(Path file) {
    Path fileName = file.getFileName();
    return new ImageInput(file, fileName == null ? "" : fileName.toString());
  }

  /** A file below {@code folder}: its outputs keep the sub-folders. */
  public static ImageInput of(Path folder, Path file) {
    return new ImageInput(file, folder.relativize(file).toString().replace('\\', '/'));
  }
}
