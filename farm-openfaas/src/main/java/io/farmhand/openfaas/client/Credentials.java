package io.farmhand.openfaas.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Who calls a gateway. */
public sealed interface Credentials {
  /** The value of the header {@code Authorization}, if one is sent. */
  Optional<String> authorization();

  /** Nobody in particular. */
  record Anonymous() implements Credentials {
    @Override
    public Optional<String> authorization() {
      return Optional.empty();
    }
  }

  /**
   * A user with a password.
   *
   * @param user without a colon
   * @param password never shown
   */
  record Basic(String user, String password) implements Credentials {
    public Basic {
      if (user.isEmpty() || user.indexOf(':') >= 0) {
        throw new IllegalArgumentException("user = '" + user + "', must be text without a colon");
      }
    }

    @Override
    public Optional<String> authorization() {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String toString() {
      return "Basic[" + user + "]";
    }
  }

  /**
   * The bearer of a token.
   *
   * @param token never shown
   */
  record Bearer(String token) implements Credentials {
    public Bearer {
      if (token.isBlank() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new IllegalArgumentException("token must be printable ASCII without spaces");
      }
    }

    @Override
    public Optional<String> authorization() {
      return Optional.of("Bearer " + token);
    }

    @Override
    public String toString() {
      return "Bearer[...]";
    }
  }

  /**
   * The text of a file with a password or a token, less the end of its line.
   *
   * @throws IllegalArgumentException when it cannot be read or is empty
   */
  static String readFile(Path file) {
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read " + file + " (" + e + "); name a file that holds the password or token", e);
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException(file + " is empty, must hold the password or token");
    }
    return text;
  }
}
