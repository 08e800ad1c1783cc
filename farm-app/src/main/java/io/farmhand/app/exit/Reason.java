package io.farmhand.app.exit;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something failed, in a few words for the person. */
public final class Reason {
  private Reason() {}

  /** The reason, without the name of a file that the message around it has already. */
  public static String of(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file of that name is in the way";
      case FileSystemException known when known.getReason() != null ->
          String.valueOf(known.getReason());
      case CharacterCodingException _ -> "not valid UTF-8";
      case UncheckedIOException around when around.getCause() != null -> of(around.getCause());
      default -> told(failure);
    };
  }

  /** The reason after the file that it is about, where the failure names one. */
  public static String withFile(Throwable failure) {
    Throwable inner = failure instanceof UncheckedIOException around ? around.getCause() : failure;
    return inner instanceof FileSystemException known && known.getFile() != null
        ? known.getFile() + ": " + of(known)
        : of(failure);
  }

  private static String told(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
