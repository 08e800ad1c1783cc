package io.farmhand.app.images;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of the outputs, written so that a file is there in full or not at all: each is written
 * under a temporary name beside its place and moved over when all outputs of an input are complete.
 *
 * <p>Nothing is forced to the disk. After a power failure a file may be short; the sidecar, which
 * is moved last, tells each output's length, and a mismatch does the input again.
 */
final class OutputFolder {
  private static final Pattern TEMPORARY = Pattern.compile("\\.farmhand-(\\d+)-(\\d+)-\\d+\\.part");
  private static final AtomicLong COUNTER = new AtomicLong();

  private final Path root;

  OutputFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Path resolve(String relative) {
    return root.resolve(relative);
  }

  /** Writes the bytes of one output. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The outputs of one input: none of them shows before {@link #commit()}. */
  final class Batch implements AutoCloseable {
    private final List<Staged> staged = new ArrayList<>();
    private final List<Path> moved = new ArrayList<>();

    private record Staged(Path temporary, Path target) {}

    /** Writes an output under a temporary name; returns its length in bytes. */
    long stage(String relative, Content content) throws IOException {
      Path target = resolve(relative);
      Path folder = target.resolveSibling("");
      Files.createDirectories(folder);
      Path temporary = folder.resolve(temporaryName());
      staged.add(new Staged(temporary, target));
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(
                  temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              1 << 16)) {
        content.writeTo(out);
      }
      return Files.size(temporary);
    }

    /** Moves every output to its place, in the order in which they were staged. */
    void commit() throws IOException {
      for (Staged one : staged) {
        Files.move(
            one.temporary,
            one.target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        moved.add(one.target);
      }
      staged.clear();
      moved.clear();
    }

    /** Removes what was not committed in full. */
    @Override
    public void close() throws IOException {
      for (Path one : moved) {
        Files.deleteIfExists(one);
      }
      for (Staged one : staged) {
        Files.deleteIfExists(one.temporary);
      }
    }
  }

  /** Starts the outputs of one input. */
  Batch batch() {
    return new Batch();
  }

  /** Removes temporary files of processes that have ended, such as after a crash. */
  int removeLeftovers(String subfolder) throws IOException {
    Path folder = resolve(subfolder);
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int removed = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher name = TEMPORARY.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && !isRunning(name.group(1), name.group(2))) {
          removed += Files.deleteIfExists(file) ? 1 : 0;
        }
      }
    }
    return removed;
  }

  /** Tells a process from a later one with the same id by the time of its start. */
  private static boolean isRunning(String id, String startMillis) {
    return ProcessHandle.of(Long.parseLong(id))
        .filter(process -> startMillis(process) == Long.parseLong(startMillis))
        .isPresent();
  }

  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String temporaryName() {
    ProcessHandle self = ProcessHandle.current();
    return ".farmhand-"
        + self.pid()
        + "-"
        + startMillis(self)
        + "-"
        + COUNTER.incrementAndGet()
        + ".part";
  }
}
