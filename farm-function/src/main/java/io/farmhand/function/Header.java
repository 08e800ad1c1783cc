package io.farmhand.function;

import java.util.List;
import java.util.Optional;

/**
 * A field of the head of a request or a response.
 *
 * @param name in any case
 * @param value without spaces around it
 */
public record Header(String name, String value) {
  /** Checks that both can be sent as they are. */
  public Header {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name of a header = '', must not be empty");
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isTokenCharacter(name.charAt(i))) {
        throw new IllegalArgumentException(
            "name of a header = '" + name + "', must consist of letters, digits and -");
      }
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != '\t' && (value.charAt(i) < ' ' || value.charAt(i) == 127)) {
        throw new IllegalArgumentException(
            "value of the header " + name + " must not have control characters");
      }
    }
  }

  /** Whether a name, of a header or a method, may have this character (RFC 9110, 5.6.2). */
  public static boolean isTokenCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c > ' ' && c < 127 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }

  /** The value of the first header of that name, in any case. */
  public static Optional<String> first(List<Header> headers, String name) {
    for (Header header : headers) {
      if (header.name.equalsIgnoreCase(name)) {
        return Optional.of(header.value);
      }
    }
    return Optional.empty();
  }
}
