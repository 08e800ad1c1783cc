package io.farmhand.app.exec;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.exit.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of inputs, read as it is asked for, so that an endless one is fine. A thread of its
 * own reads ahead a little: waiting for the next input can then be ended, which reading from a
 * terminal or a pipe cannot.
 */
public final class Inputs {
  private static final int READ_AHEAD = 64;
  private static final ExecInput END = ExecInput.of(Long.MAX_VALUE, "");

  private final ArrayBlockingQueue<ExecInput> ready = new ArrayBlockingQueue<>(READ_AHEAD);
  private final OptionalLong count;
  private final Thread reader;
  private volatile boolean stopped;
  private volatile @Nullable IOException failure;

  /** Gives one text after the other. */
  private interface Source {
    /** The next input with this number, or null at the end. */
    @Nullable ExecInput next(long number) throws IOException;
  }

  private Inputs(Source source, OptionalLong count) {
    this.count = count;
    this.reader =
        Thread.ofPlatform().daemon().name("farmhand-inputs").unstarted(() -> read(source));
  }

  /** Every text of the list. */
  public static Inputs of(List<String> texts) {
    Source source =
        number -> number > texts.size() ? null : ExecInput.of(number, texts.get((int) number - 1));
    return new Inputs(source, OptionalLong.of(texts.size()));
  }

  /**
   * Every piece of a stream, as UTF-8.
   *
   * @param separator the byte that ends a piece, such as a line feed; the last may go without
   */
  public static Inputs of(InputStream stream, byte separator) {
    PieceReader pieces = new PieceReader(stream, separator);
    return new Inputs(pieces::next, OptionalLong.empty());
  }

  /**
   * Every piece of a file, as {@link #of(InputStream, byte)} does.
   *
   * @throws ExitException when it cannot be read
   */
  public static Inputs of(Path file, byte separator) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw Usage.wrong(
          "The list of inputs "
              + file
              + (Files.exists(file) ? " cannot be read" : " does not exist")
              + "; name a file that holds one input a line");
    }
    try {
      return of(Files.newInputStream(file), separator);
    } catch (IOException e) {
      throw Usage.wrong("The list of inputs " + file + " cannot be read: " + Reason.of(e), e);
    }
  }

  /** How many there are, where that is known beforehand. */
  public OptionalLong count() {
    return count;
  }

  /** The place of an input. */
  @FunctionalInterface
  public interface Receiver {
    /** Takes one input, waiting until there is room for it. */
    void put(ExecInput input) throws InterruptedException;
  }

  /**
   * Hands every input to {@code receiver} until the end or {@link #stop()}. To be called once.
   *
   * @throws IOException when the source cannot be read to its end
   * @throws InterruptedException when interrupted while it waits
   */
  public void forEach(Receiver receiver) throws IOException, InterruptedException {
    reader.start();
    try {
      handOver(receiver);
    } finally {
      stop();
    }
  }

  private void handOver(Receiver receiver) throws IOException, InterruptedException {
    for (ExecInput input = ready.take(); !input.equals(END) && !stopped; input = ready.take()) {
      receiver.put(input);
    }
    IOException cause = failure;
    if (cause != null && !stopped) {
      throw cause;
    }
  }

  /** Ends the sequence here; who waits for the next input is told that there is none. */
  public void stop() {
    stopped = true;
    ready.clear();
    boolean _ = ready.offer(END);
    reader.interrupt();
  }

  private void read(Source source) {
    try {
      for (long number = 1; !stopped; number++) {
        ExecInput input = source.next(number);
        if (input == null) {
          break;
        }
        ready.put(input);
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException _) {
      // The sequence was stopped.
    }
    putEnd();
  }

  private void putEnd() {
    try {
      if (!stopped) {
        ready.put(END);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
