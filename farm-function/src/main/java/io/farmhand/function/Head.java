package io.farmhand.function;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request, once checked for what decides where the request ends (RFC 9112, 6).
 *
 * @param target path and query
 * @param minor version of HTTP 1
 * @param chunked whether the body comes in chunks
 * @param length of the body, unless in chunks
 */
record Head(
    String method, String target, int minor, List<Header> headers, boolean chunked, long length) {

  static Head of(String method, String target, int minor, List<Header> headers) throws Refusal {
    if (minor > 0 && count(headers, "Host") != 1) {
      throw Refusal.malformed("A request of HTTP/1.1 must have one Host header");
    }
    @Nullable String encoding = onlyOne(headers, "Transfer-Encoding");
    @Nullable String length = onlyOne(headers, "Content-Length");
    if (encoding == null) {
      return new Head(method, target, minor, headers, false, length == null ? 0 : bytes(length));
    }
    if (length != null || minor == 0) {
      throw Refusal.malformed(
          "A request with Transfer-Encoding must be of HTTP/1.1 and have no Content-Length");
    }
    if (!encoding.equalsIgnoreCase("chunked")) {
      throw Refusal.of(501, "Transfer-Encoding = " + encoding + ", must be chunked");
    }
    return new Head(method, target, minor, headers, true, 0);
  }

  private static int count(List<Header> headers, String name) {
    int count = 0;
    for (Header header : headers) {
      count += header.name().equalsIgnoreCase(name) ? 1 : 0;
    }
    return count;
  }

  private static @Nullable String onlyOne(List<Header> headers, String name) throws Refusal {
    if (count(headers, name) > 1) {
      throw Refusal.malformed("A request must have at most one " + name + " header");
    }
    return Header.first(headers, name).orElse(null);
  }

  private static long bytes(String length) throws Refusal {
    boolean digits = !length.isEmpty() && length.length() <= 18;
    for (int i = 0; i < length.length(); i++) {
      digits &= length.charAt(i) >= '0' && length.charAt(i) <= '9';
    }
    if (!digits) {
      throw Refusal.malformed("Content-Length = " + length + ", must be a number of bytes");
    }
    return Long.parseLong(length);
  }

  boolean hasBody() {
    return chunked || length > 0;
  }

  /** Whether the client waits for a word before it sends the body. */
  boolean expectsContinue() throws Refusal {
    Optional<String> expect = Header.first(headers, "Expect");
    if (expect.isEmpty() || minor == 0) {
      return false;
    }
    if (!expect.get().equalsIgnoreCase("100-continue")) {
      throw Refusal.of(417, "Expect = " + expect.get() + ", must be 100-continue");
    }
    return hasBody();
  }

  /** Whether the client means to send more requests on the same connection. */
  boolean keepsAlive() {
    String connection = Header.first(headers, "Connection").orElse("");
    return minor > 0
        ? !names(connection, "close")
        : names(connection, "keep-alive") && !names(connection, "close");
  }

  private static boolean names(String list, String option) {
    int from = 0;
    while (from <= list.length()) {
      int comma = list.indexOf(',', from);
      int to = comma < 0 ? list.length() : comma;
      if (list.substring(from, to).strip().equalsIgnoreCase(option)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }
}
