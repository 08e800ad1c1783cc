package io.farmhand.app.images;

import java.io.Serializable;
import java.util.Locale;

/**
 * Why one file could not be processed: a closed set of kinds, each of which says what was found,
 * what was expected and what to do.
 */
public sealed interface ImageFailure extends Serializable {
  /** The file in question, as the caller named it. */
  String file();

  /** What is wrong with it, without the file's name. */
  String problem();

  /** The kind as a short stable word for reports, such as {@code truncated}. */
  default String kind() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** The whole sentence: file and problem. */
  default String message() {
    return file() + ": " + problem();
  }

  /** There is no such file. */
  record Missing(String file) implements ImageFailure {
    @Override
    public String problem() {
      return "no such file; it may have been moved or deleted since the folder was listed";
    }
  }

  /** The file is there and cannot be read. */
  record Unreadable(String file, String reason) implements ImageFailure {
    @Override
    public String problem() {
      return "cannot be read (" + reason + "); expected a regular file that this user may read";
    }
  }

  /** The file has no content. */
  record Empty(String file) implements ImageFailure {
    @Override
    public String problem() {
      return "is empty (0 bytes), expected an image; copy it again from its source";
    }
  }

  /**
   * The content is no image.
   *
   * @param found what the content looks like instead
   */
  record NotAnImage(String file, String found) implements ImageFailure {
    @Override
    public String problem() {
      return "is not an image but " + found + "; expected " + Texts.FORMATS;
    }
  }

  /**
   * The file is an image of a kind that is not read.
   *
   * @param found the kind or the variant
   */
  record Unsupported(String file, String found) implements ImageFailure {
    @Override
    public String problem() {
      return "is " + found + ", which is not read; convert it to one of " + Texts.FORMATS;
    }
  }

  /**
   * The file ends before the picture does.
   *
   * @param detail where it ends or what is missing
   */
  record Truncated(String file, ImageFormat format, long fileBytes, String detail)
      implements ImageFailure {
    @Override
    public String problem() {
      return String.format(
          Locale.ROOT,
          "truncated %s: %s, the file ends after %,d bytes; copy it again from its source",
          format.title(),
          detail,
          fileBytes);
    }
  }

  /**
   * The file is whole but its content is damaged.
   *
   * @param detail what is wrong
   */
  record Corrupt(String file, ImageFormat format, String detail) implements ImageFailure {
    @Override
    public String problem() {
      return String.format(
          Locale.ROOT, "corrupt %s: %s; copy it again from its source", format.title(), detail);
    }
  }

  /** The header claims more pixels than are allowed; nothing was decoded. */
  record TooManyPixels(String file, int width, int height, long maxPixels) implements ImageFailure {
    @Override
    public String problem() {
      return String.format(
          Locale.ROOT,
          "claims %d x %d = %,d pixels, the limit is %,d; raise the limit if the file is trusted",
          width,
          height,
          (long) width * height,
          maxPixels);
    }
  }

  /** The file is longer than allowed; nothing was read. */
  record TooManyBytes(String file, long fileBytes, long maxFileBytes) implements ImageFailure {
    @Override
    public String problem() {
      return String.format(
          Locale.ROOT,
          "has %,d bytes, the limit is %,d; raise the limit if the file is trusted",
          fileBytes,
          maxFileBytes);
    }
  }

  /** Decoding would need more memory than this JVM has; nothing was decoded. */
  record TooLittleMemory(String file, long neededBytes, long budgetBytes) implements ImageFailure {
    @Override
    public String problem() {
      return String.format(
          Locale.ROOT,
          "needs about %,d MB to decode, this JVM spares %,d MB for images; raise -Xmx",
          neededBytes >> 20,
          budgetBytes >> 20);
    }
  }

  /**
   * An output could not be written.
   *
   * @param output the path that was to be written
   */
  record NotWritten(String file, String output, String reason) implements ImageFailure {
    @Override
    public String problem() {
      return String.format(
          Locale.ROOT,
          "output %s cannot be written (%s); check the output folder, its permissions and its free space",
          output,
          reason);
    }
  }
}
