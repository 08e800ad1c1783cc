package io.farmhand.app.terminal;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and standard error as bytes, for passing on what other programs have written. An
 * open {@link Screen} makes room for it. Thread-safe.
 */
public final class RawOutput {
  private final OutputStream out;
  private final OutputStream err;
  private volatile @Nullable Screen screen;
  private @Nullable Boolean outIsTerminal;

  /** Which of the two. */
  public enum Stream {
    /** Standard output. */
    OUT,
    /** Standard error. */
    ERR
  }

  /** What is to be written. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream target) throws IOException;
  }

  RawOutput(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /** Bytes of text to writers. */
  static RawOutput to(Writer out, Writer err) {
    return new RawOutput(new Decoder(out), new Decoder(err));
  }

  /** Makes room on {@code screen} from now on. */
  void goAbove(Screen newScreen) {
    screen = newScreen;
  }

  /**
   * Writes to a stream, with nothing of others in between.
   *
   * @throws IOException when it takes no more, as when the reader of a pipe has ended
   */
  public void write(Stream stream, Content content) throws IOException {
    Screen open = screen;
    if (open != null && (stream == Stream.ERR || outIsTerminal())) {
      open.aside(() -> pass(stream, content));
    } else {
      // A reader may let us wait here; the screen must not wait with us.
      boolean _ = pass(stream, content);
    }
  }

  /** Writes; tells whether the last line has no end. */
  private synchronized boolean pass(Stream stream, Content content) throws IOException {
    LastByte target = new LastByte(stream == Stream.OUT ? out : err);
    content.writeTo(target);
    target.flush();
    return target.last != '\n';
  }

  private synchronized boolean outIsTerminal() {
    if (outIsTerminal == null) {
      outIsTerminal = TerminalWidth.isTerminal(1);
    }
    return outIsTerminal;
  }

  private static final class LastByte extends FilterOutputStream {
    private int last = '\n';

    LastByte(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      last = value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      if (length > 0) {
        last = bytes[offset + length - 1];
      }
    }
  }

  /** Hands on whole texts. */
  private static final class Decoder extends OutputStream {
    private final Writer writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Decoder(Writer writer) {
      this.writer = writer;
    }

    @Override
    public void write(int value) {
      bytes.write(value);
    }

    @Override
    public void write(byte[] more, int offset, int length) {
      bytes.write(more, offset, length);
    }

    @Override
    public void flush() throws IOException {
      writer.write(bytes.toString(StandardCharsets.UTF_8));
      writer.flush();
      bytes.reset();
    }
  }
}
