package io.farmhand.app.exec;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into pieces at a separator. */
final class PieceReader {
  /** Far beyond what a command line takes; protects the memory from a stream without separators. */
  private static final int MOST_BYTES = 16 << 20;

  private final InputStream stream;
  private final byte separator;

  PieceReader(InputStream stream, byte separator) {
    this.stream = new BufferedInputStream(stream);
    this.separator = separator;
  }

  /**
   * The next piece, or null at the end.
   *
   * @throws IOException when the stream fails or a piece is too long
   */
  @Nullable ExecInput next(long number) throws IOException {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    int next = stream.read();
    if (next < 0) {
      stream.close();
      return null;
    }
    while (next >= 0 && next != separator) {
      if (piece.size() == MOST_BYTES) {
        throw new IOException(
            "input "
                + number
                + " is longer than 16 MiB; expected one input a line, or with --null inputs"
                + " separated by NUL");
      }
      piece.write(next);
      next = stream.read();
    }
    return decode(number, piece.toByteArray());
  }

  private static ExecInput decode(long number, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return ExecInput.of(number, text);
    } catch (CharacterCodingException e) {
      return new ExecInput(number, new String(bytes, StandardCharsets.UTF_8), false);
    }
  }
}
