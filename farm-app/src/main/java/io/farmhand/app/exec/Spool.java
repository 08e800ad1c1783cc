package io.farmhand.app.exec;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A temporary folder that takes what commands write, so that output of any length costs no memory
 * and a command never waits for its reader.
 */
public final class Spool implements AutoCloseable {
  /** How many lines of standard error a report has. */
  static final int ERROR_LINES = 10;

  private static final int TAIL_BYTES = 4096;

  private final Path folder;

  private Spool(Path folder) {
    this.folder = folder;
  }

  /**
   * A new folder below the machine's temporary one.
   *
   * @throws ExitException when it cannot be made
   */
  public static Spool create() {
    try {
      return new Spool(Files.createTempDirectory("farmhand-exec-"));
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "No temporary folder for the commands' output can be made: "
              + Reason.of(e)
              + "; free some space, or name another place with"
              + " FARMHAND_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
          e);
    }
  }

  /** The files of one attempt. */
  Slot filesOf(long number, int attempt) {
    String stem = number + "-" + attempt;
    return new Slot(
        folder.resolve(stem + ".in"), folder.resolve(stem + ".out"), folder.resolve(stem + ".err"));
  }

  /**
   * What one attempt reads and writes.
   *
   * @param in standard input, if the command gets any
   * @param out standard output
   * @param err standard error
   */
  record Slot(Path in, Path out, Path err) {
    /** The last lines of standard error, without the blank ones around them. */
    String lastErrorLines(int lines) {
      return lastLines(err, lines);
    }

    void delete() {
      try {
        Files.deleteIfExists(in);
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String lastLines(Path file, int lines) {
    try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, data.length() - TAIL_BYTES);
      data.seek(from);
      byte[] tail = new byte[(int) (data.length() - from)];
      data.readFully(tail);
      String[] all = new String(tail, StandardCharsets.UTF_8).strip().split("\\R", -1);
      return Stream.of(all).skip(Math.max(0, all.length - lines)).reduce("", Spool::joined);
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static String joined(String left, String right) {
    return left.isEmpty() ? right : left + "\n" + right;
  }

  /** Removes the folder and all that is in it. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException | UncheckedIOException e) {
      // A command that outlives its run may still write here; what is left is in the temporary
      // folder, which the machine clears.
    }
  }
}
