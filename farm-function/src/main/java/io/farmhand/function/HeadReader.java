package io.farmhand.function;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the head of a request, strictly: what two readers could take differently is refused. */
final class HeadReader {
  private static final int MOST_LINE_BYTES = 8 << 10;
  private static final int MOST_HEAD_BYTES = 32 << 10;
  private static final int MOST_HEADERS = 100;

  private final Wire wire;
  private final byte[] line = new byte[MOST_LINE_BYTES];
  private int left;

  HeadReader(Wire wire) {
    this.wire = wire;
  }

  Head read() throws IOException, Refusal {
    left = MOST_HEAD_BYTES;
    String first = line(414);
    if (first.isEmpty()) {
      // Some clients end a body with a line break that does not belong to it (RFC 9112, 2.2).
      first = line(414);
    }
    int target = first.indexOf(' ') + 1;
    int version = first.lastIndexOf(' ') + 1;
    if (target < 2 || version <= target + 1) {
      throw Refusal.malformed("The first line must be METHOD TARGET HTTP/1.1");
    }
    String method = token(first.substring(0, target - 1), "method");
    int minor = minor(first.substring(version));
    String path = path(first.substring(target, version - 1));
    return Head.of(method, path, minor, headers());
  }

  private static int minor(String version) throws Refusal {
    if (version.equals("HTTP/1.1")) {
      return 1;
    }
    if (version.equals("HTTP/1.0")) {
      return 0;
    }
    if (version.startsWith("HTTP/") && version.length() == 8) {
      throw Refusal.of(505, "version = " + version + ", must be HTTP/1.1 or HTTP/1.0");
    }
    throw Refusal.malformed("The first line must end with HTTP/1.1 or HTTP/1.0");
  }

  /**
   * The path and query of a target in origin form, absolute form or the asterisk (RFC 9112, 3.2).
   */
  private static String path(String target) throws Refusal {
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) <= ' ' || target.charAt(i) >= 127) {
        throw Refusal.malformed("The target must have no spaces, controls or bytes above 126");
      }
    }
    if (target.startsWith("/") || target.equals("*")) {
      return target;
    }
    int authority = target.indexOf("://");
    if (authority <= 0) {
      throw Refusal.malformed("The target must begin with / or a scheme");
    }
    int path = target.indexOf('/', authority + 3);
    return path < 0 ? "/" : target.substring(path);
  }

  private List<Header> headers() throws IOException, Refusal {
    List<Header> headers = new ArrayList<>();
    for (String text = line(431); !text.isEmpty(); text = line(431)) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw Refusal.malformed("A header must be NAME: VALUE on one line");
      }
      if (headers.size() == MOST_HEADERS) {
        throw Refusal.of(431, "A request must have at most " + MOST_HEADERS + " headers");
      }
      String name = token(text.substring(0, colon), "name of a header");
      headers.add(new Header(name, text.substring(colon + 1).strip()));
    }
    return headers;
  }

  private static String token(String text, String what) throws Refusal {
    for (int i = 0; i < text.length(); i++) {
      if (!Header.isTokenCharacter(text.charAt(i))) {
        throw Refusal.malformed("The " + what + " must consist of letters, digits and -");
      }
    }
    return text;
  }

  /** A line without its end, which is CR and LF. */
  private String line(int statusIfTooLong) throws IOException, Refusal {
    int length = 0;
    while (true) {
      int c = wire.read();
      if (c < 0) {
        throw new EOFException("The connection ended within the head of a request");
      }
      if (c == '\r') {
        if (wire.read() != '\n') {
          throw Refusal.malformed("A CR must be followed by a LF");
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
      }
      if (c == 127 || (c < ' ' && c != '\t')) {
        throw Refusal.malformed("A head must have no control characters, and lines end with CR LF");
      }
      if (length == MOST_LINE_BYTES || left-- == 0) {
        throw Refusal.of(statusIfTooLong, "The head is too long, at most 8 KiB a line, 32 KiB all");
      }
      line[length++] = (byte) c;
    }
  }
}
