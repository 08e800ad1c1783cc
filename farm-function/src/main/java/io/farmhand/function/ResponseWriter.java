package io.farmhand.function;

import java.nio.charset.StandardCharsets;

/** Writes the head of a response, with the body when it is short, as one piece of bytes. */
final class ResponseWriter {
  private static final int SHORT_BYTES = 16 << 10;

  private ResponseWriter() {}

  /** Whether the body has to be sent after the head. */
  static boolean isLong(Response response) {
    return response.body().length > SHORT_BYTES;
  }

  static byte[] bytes(Response response, int minor, boolean keep, boolean withBody) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(response.status()).append(' ');
    head.append(reason(response.status())).append("\r\n");
    for (Header header : response.headers()) {
      if (!isOurs(header.name())) {
        head.append(header.name()).append(": ").append(header.value()).append("\r\n");
      }
    }
    boolean bodiless = response.status() == 204 || response.status() == 304;
    if (!bodiless) {
      head.append("Content-Length: ").append(response.body().length).append("\r\n");
    }
    if (!keep) {
      head.append("Connection: close\r\n");
    } else if (minor == 0) {
      head.append("Connection: keep-alive\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    if (bodiless || !withBody || isLong(response)) {
      return start;
    }
    byte[] all = new byte[start.length + response.body().length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(response.body(), 0, all, start.length, response.body().length);
    return all;
  }

  /** Whether the server decides on this header, not the function. */
  private static boolean isOurs(String name) {
    return name.equalsIgnoreCase("Content-Length")
        || name.equalsIgnoreCase("Transfer-Encoding")
        || name.equalsIgnoreCase("Connection");
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 404 -> "Not Found";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 417 -> "Expectation Failed";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      default -> "";
    };
  }
}
