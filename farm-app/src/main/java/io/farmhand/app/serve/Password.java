package io.farmhand.app.serve;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.gateway.EmbeddedGateway;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;

/** The gateway's password: that of a file, or a new one. */
final class Password {
  private Password() {}

  /**
   * The first line of {@code file}; where there is no such file, it is made with a new password.
   */
  static String of(Path file) {
    try {
      if (!Files.exists(file)) {
        return make(file);
      }
      List<String> lines = Files.readAllLines(file);
      if (!lines.isEmpty() && !lines.getFirst().isBlank()) {
        return lines.getFirst().strip();
      }
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN, "Cannot read or make the password file " + file + " (" + e + ")", e);
    }
    throw Usage.wrong("--password-file " + file + " must have the password as its first line");
  }

  private static String make(Path file) throws IOException {
    String password = EmbeddedGateway.newPassword();
    var ownersOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, ownersOnly)) {
      channel.write(ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    return password;
  }
}
