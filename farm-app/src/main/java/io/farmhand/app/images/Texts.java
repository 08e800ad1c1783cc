package io.farmhand.app.images;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Phrases that several messages share. */
final class Texts {
  /** Every format that is read, as a list in a sentence. */
  static final String FORMATS =
      Arrays.stream(ImageFormat.values())
          .map(ImageFormat::title)
          .collect(Collectors.joining(", "))
          .replaceFirst(", (\\w+)$", " or $1");

  private Texts() {}

  /** The reason of an exception, never empty. */
  static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
