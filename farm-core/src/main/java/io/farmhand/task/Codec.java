package io.farmhand.task;

import java.nio.charset.StandardCharsets;

/**
 * How a value travels as bytes.
 *
 * @param <T> type of the value
 */
public interface Codec<T> {
  /** The bytes of {@code value}. */
  byte[] encode(T value);

  /**
   * The value of {@code bytes}.
   *
   * @throws IllegalArgumentException when they are not such a value, saying what was expected
   */
  T decode(byte[] bytes);

  /** The media type of the bytes. */
  default String mediaType() {
    return "application/octet-stream";
  }

  /** Text as UTF-8. */
  static Codec<String> text() {
    return new Codec<>() {
      @Override
      public byte[] encode(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
      }

      @Override
      public String decode(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
      }

      @Override
      public String mediaType() {
        return "text/plain; charset=utf-8";
      }
    };
  }

  /** Bytes as they are. */
  static Codec<byte[]> bytes() {
    return new Codec<>() {
      @Override
      public byte[] encode(byte[] value) {
        return value;
      }

      @Override
      public byte[] decode(byte[] bytes) {
        return bytes;
      }
    };
  }
}
