package io.farmhand.app.report;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.exit.Usage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder that holds the result of a run; docs/results.md describes its files.
 *
 * <p>Rows are written while the run goes on, so that a crash leaves what was known; {@code
 * summary.json} appears as a whole at the end.
 */
public final class ResultFolder implements AutoCloseable {
  /** The version of all schemas; it rises when a reader of an older one would fail. */
  public static final int SCHEMA = 1;

  /** The file whose presence says that a result is complete. */
  public static final String SUMMARY = "summary.json";

  private static final List<String> FILES =
      List.of(SUMMARY, TaskLog.FILE, StepLog.FILE, DecisionLog.FILE);

  private final Path path;

  /** Those that were not there before, the innermost first. */
  private final List<Path> made;

  private ResultFolder(Path path, List<Path> made) {
    this.path = path;
    this.made = made;
  }

  /**
   * A folder for a new result, made if it does not exist.
   *
   * @throws ExitException when it holds a result already, or cannot be made
   */
  public static ResultFolder create(Path path) {
    for (String file : FILES) {
      if (Files.exists(path.resolve(file))) {
        throw Usage.wrong(
            "The folder "
                + path
                + " holds a result already ("
                + file
                + "), which is not overwritten; choose another folder or remove that one");
      }
    }
    List<Path> missing = missing(path);
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "Cannot make the result folder " + path + " (" + Reason.of(e) + "); choose another one",
          e);
    }
    return new ResultFolder(path, missing);
  }

  private static List<Path> missing(Path path) {
    List<Path> missing = new ArrayList<>();
    for (Path each = path.toAbsolutePath();
        each != null && Files.notExists(each);
        each = each.getParent()) {
      missing.add(each);
    }
    return missing;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Takes folders that were made for it away again, if nothing came of it. */
  @Override
  public void close() {
    try {
      for (Path each : made) {
        Files.delete(each);
      }
    } catch (IOException _) {
      // It holds something, and then so do those around it.
    }
  }

  /** Opens a file of rows. */
  RowFile open(String name) {
    Path file = path.resolve(name);
    try {
      return new RowFile(file);
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "Cannot write " + file + " (" + Reason.of(e) + "); choose another result folder",
          e);
    }
  }

  /**
   * Writes {@code summary.json}; it appears at once and whole.
   *
   * @throws ExitException when it cannot be written
   */
  public void writeSummary(Map<String, ?> summary) {
    write(SUMMARY, (Json.pretty(summary) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a further file; it appears at once and whole.
   *
   * @throws ExitException when it cannot be written
   */
  public void write(String name, byte[] content) {
    Path file = path.resolve(name);
    Path draft = path.resolve("." + name + ".tmp");
    try {
      Files.write(draft, content);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "Cannot write " + file + " (" + Reason.of(e) + "); the run itself is over",
          e);
    }
  }
}
