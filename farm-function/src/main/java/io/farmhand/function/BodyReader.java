package io.farmhand.function;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Reads the body of a request, of a known length or in chunks (RFC 9112, 6.2 and 7.1). */
final class BodyReader {
  private static final byte[] EMPTY = {};
  private static final int FIRST_BYTES = 64 << 10;
  private static final int MOST_FRAMING_BYTES = 16 << 10;
  private static final int MOST_SIZE_DIGITS = 8;

  private final Wire wire;
  private final int maxBytes;
  private byte[] body = EMPTY;
  private int size;
  private int framing;

  BodyReader(Wire wire, int maxBytes) {
    this.wire = wire;
    this.maxBytes = maxBytes;
  }

  byte[] read(Head head) throws IOException, Refusal {
    if (!head.chunked()) {
      requireRoom(head.length());
      take((int) head.length());
      return body;
    }
    for (int length = chunkSize(); length > 0; length = chunkSize()) {
      requireRoom((long) size + length);
      take(length);
      if (wire.read() != '\r' || wire.read() != '\n') {
        throw Refusal.malformed("A chunk must end with CR LF after as many bytes as it says");
      }
    }
    skipTrailers();
    return size == body.length ? body : Arrays.copyOf(body, size);
  }

  /** Refuses a body of which it is known at once that it is too long. */
  void requireRoom(long bytes) throws Refusal {
    if (bytes > maxBytes) {
      throw Refusal.of(413, "The body has more than the " + maxBytes + " bytes that are taken");
    }
  }

  /** Takes memory as bytes arrive, not as they are announced. */
  private void take(int length) throws IOException {
    int target = size + length;
    while (size < target) {
      if (size == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(target, Math.max(FIRST_BYTES, size * 2L)));
      }
      int count = wire.read(body, size, Math.min(body.length, target) - size);
      if (count < 0) {
        throw new EOFException("The connection ended within the body of a request");
      }
      size += count;
    }
  }

  private int chunkSize() throws IOException, Refusal {
    framing = 0;
    int length = 0;
    int digits = 0;
    int c = framingByte();
    for (int digit = digit(c); digit >= 0; digit = digit(c)) {
      if (++digits > MOST_SIZE_DIGITS || length > Integer.MAX_VALUE >> 4) {
        throw Refusal.of(413, "A chunk is longer than the " + maxBytes + " bytes that are taken");
      }
      length = (length << 4) | digit;
      c = framingByte();
    }
    if (digits == 0 || (c != '\r' && c != ';' && c != ' ' && c != '\t')) {
      throw Refusal.malformed("A chunk must begin with its length as a hexadecimal number");
    }
    while (c != '\r') {
      c = framingByte();
    }
    requireLineFeed();
    return length;
  }

  private static int digit(int c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private void skipTrailers() throws IOException, Refusal {
    framing = 0;
    boolean empty = true;
    while (true) {
      int c = framingByte();
      if (c != '\r') {
        empty = false;
        continue;
      }
      requireLineFeed();
      if (empty) {
        return;
      }
      empty = true;
    }
  }

  private void requireLineFeed() throws IOException, Refusal {
    if (wire.read() != '\n') {
      throw Refusal.malformed("A CR must be followed by a LF");
    }
  }

  private int framingByte() throws IOException, Refusal {
    int c = wire.read();
    if (c < 0) {
      throw new EOFException("The connection ended within the body of a request");
    }
    if (c == '\n') {
      throw Refusal.malformed("Lines end with CR LF");
    }
    if (++framing > MOST_FRAMING_BYTES) {
      throw Refusal.of(413, "Extensions and trailers of chunks are too long");
    }
    return c;
  }
}
