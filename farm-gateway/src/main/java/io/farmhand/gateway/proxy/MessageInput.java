package io.farmhand.gateway.proxy;

import io.farmhand.gateway.message.BlockInput;
import io.farmhand.gateway.message.Field;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What comes on a connection: lines and fields of heads, and bytes of bodies. */
final class MessageInput extends BlockInput {
  /** Longest line of a head, or of what frames a chunk. */
  private static final int MOST_LINE_BYTES = 16 << 10;

  private static final int MOST_HEAD_BYTES = 64 << 10;
  private static final int MOST_FIELDS = 200;
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final InputStream in;
  private final byte[] buffer = new byte[MOST_LINE_BYTES];
  private int position;
  private int limit;

  /** Reads from a connection; nobody else may. */
  MessageInput(InputStream in) {
    this.in = in;
  }

  /** Whether nothing is kept that has come and has not been read. */
  boolean isEmpty() {
    return position == limit;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (isEmpty()) {
      if (length >= buffer.length) {
        return in.read(target, offset, length);
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  /** A line without its end. */
  String line() throws IOException {
    int scanned = 0;
    while (true) {
      for (int i = position + scanned; i < limit; i++) {
        if (buffer[i] == '\n') {
          String line = text(position, i);
          position = i + 1;
          return line;
        }
      }
      scanned = limit - position;
      if (!fill()) {
        throw new EOFException("The connection ended within a line");
      }
    }
  }

  private String text(int from, int newline) {
    int end = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    return new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
  }

  /** Reads more behind what is there; false at the end. */
  private boolean fill() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit == buffer.length) {
      throw new IOException("A line has more than " + buffer.length + " bytes");
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, count);
    return count >= 0;
  }

  /** The fields of a head, or the trailers of a body, up to the empty line behind them. */
  List<Field> fields() throws IOException {
    List<Field> fields = new ArrayList<>();
    int bytes = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      bytes += line.length();
      if (bytes > MOST_HEAD_BYTES || fields.size() == MOST_FIELDS) {
        throw new IOException(
            "A head has more than " + MOST_FIELDS + " fields or " + MOST_HEAD_BYTES + " bytes");
      }
      fields.add(field(line));
    }
    return fields;
  }

  private static Field field(String line) throws IOException {
    int colon = line.indexOf(':');
    if (colon < 1 || !isToken(line.substring(0, colon))) {
      throw new IOException("A field of the head has no name, or a wrong one");
    }
    String value = line.substring(colon + 1).strip();
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw new IOException(line.substring(0, colon) + " has a control character");
    }
    return new Field(line.substring(0, colon), value);
  }

  /** Whether a text is a name as heads have them (RFC 9110, 5.6.2). */
  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || TOKEN_MARKS.indexOf(c) >= 0);
  }

  /** A length or a status; digits only. */
  static long number(String text, int radix) throws IOException {
    try {
      long number = Long.parseLong(text, radix);
      if (number >= 0 && text.charAt(0) != '+' && text.charAt(0) != '-') {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new IOException("A length or status is no number");
  }
}
