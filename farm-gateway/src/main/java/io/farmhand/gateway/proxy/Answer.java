package io.farmhand.gateway.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A process's answer, of which the head has been read.
 *
 * @param length of the body; {@link #CHUNKED} or {@link #TO_THE_END} when it is not told beforehand
 * @param body what follows the head, decoded
 */
record Answer(int status, List<Field> fields, boolean keepsAlive, long length, InputStream body) {
  static final long CHUNKED = -1;
  static final long TO_THE_END = -2;

  private static final int MOST_LINE_BYTES = 16 << 10;
  private static final int MOST_FIELDS = 200;

  static Answer read(Connection connection, String method) throws IOException {
    InputStream in = connection.input();
    while (true) {
      String first = line(in);
      int status = status(first);
      List<Field> fields = fields(in);
      if (status >= 200) {
        return of(in, method, first.startsWith("HTTP/1.1"), status, fields);
      }
      if (status == 101) {
        throw new IOException("The function changes the protocol, which nobody asked for");
      }
    }
  }

  private static Answer of(
      InputStream in, String method, boolean current, int status, List<Field> fields)
      throws IOException {
    String connection = Field.first(fields, "Connection").orElse("");
    boolean keeps =
        current ? !connection.equalsIgnoreCase("close") : connection.equalsIgnoreCase("keep-alive");
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new Answer(status, fields, keeps, 0, InputStream.nullInputStream());
    }
    Optional<String> encoding = Field.first(fields, "Transfer-Encoding");
    if (encoding.isPresent()) {
      if (!encoding.get().equalsIgnoreCase("chunked")) {
        throw new IOException("Transfer-Encoding = " + encoding.get() + ", must be chunked");
      }
      return new Answer(status, fields, keeps, CHUNKED, new ChunkedInput(in));
    }
    Optional<String> length = Field.first(fields, "Content-Length");
    if (length.isPresent()) {
      long bytes = number(length.get(), 10);
      return new Answer(status, fields, keeps, bytes, new FixedInput(in, bytes));
    }
    return new Answer(status, fields, false, TO_THE_END, in);
  }

  private static int status(String line) throws IOException {
    if (!line.startsWith("HTTP/1.") || line.length() < 12) {
      throw new IOException("The function does not speak HTTP/1.1");
    }
    int status = (int) number(line.substring(9, 12), 10);
    if (status < 100 || status > 599) {
      throw new IOException("status = " + status + ", must be 100 to 599");
    }
    return status;
  }

  private static List<Field> fields(InputStream in) throws IOException {
    List<Field> fields = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || fields.size() == MOST_FIELDS) {
        throw new IOException("The function's head has a wrong line or too many");
      }
      fields.add(new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return fields;
  }

  /** A line without its end. */
  static String line(InputStream in) throws IOException {
    byte[] bytes = new byte[128];
    int length = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The connection ended within a line");
      }
      if (length == MOST_LINE_BYTES) {
        throw new IOException("A line is too long");
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, length * 2);
      }
      bytes[length++] = (byte) c;
    }
    int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }

  static long number(String text, int radix) throws IOException {
    try {
      long number = Long.parseLong(text, radix);
      if (number >= 0 && text.charAt(0) != '+' && text.charAt(0) != '-') {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new IOException("A length or status = " + text + ", must be a number");
  }
}
