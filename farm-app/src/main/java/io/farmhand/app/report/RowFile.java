package io.farmhand.app.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text file that grows row by row. When it cannot be written, it says so once and the run goes
 * on. Thread-safe.
 */
final class RowFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RowFile.class);

  private final Path file;
  private final BufferedWriter out;
  private @Nullable IOException failure;

  RowFile(Path file) throws IOException {
    this.file = file;
    this.out = Files.newBufferedWriter(file);
  }

  synchronized void row(CharSequence text) {
    attempt(
        () -> {
          out.append(text);
          out.write('\n');
        });
  }

  synchronized void flush() {
    attempt(out::flush);
  }

  @Override
  public synchronized void close() {
    attempt(out::close);
  }

  /** What went wrong first, in a sentence; null when all is well. */
  synchronized @Nullable String failure() {
    return failure == null ? null : "Cannot write " + file + ": " + failure.getMessage();
  }

  private interface Write {
    void run() throws IOException;
  }

  private void attempt(Write write) {
    if (failure != null) {
      return;
    }
    try {
      write.run();
    } catch (IOException e) {
      failure = e;
      LOG.warn("Cannot write {}, the run goes on without it: {}", file, e.getMessage());
    }
  }
}
