package io.farmhand.gateway.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts what a process writes into lines; one that is too long is cut where it reaches the limit.
 */
public final class LineReader implements Runnable {
  private static final int MOST_BYTES = 8 << 10;
  private static final long STACK_BYTES = 256 << 10;

  private final InputStream in;
  private final Consumer<String> lines;
  private final byte[] line = new byte[MOST_BYTES];
  private int length;

  private LineReader(InputStream in, Consumer<String> lines) {
    this.in = in;
    this.lines = lines;
  }

  /**
   * Reads on a thread of its own until the end.
   *
   * <p>A platform thread: a virtual one that waits for a pipe would hold its carrier.
   */
  public static Thread start(String name, InputStream in, Consumer<String> lines) {
    Thread thread = new Thread(null, new LineReader(in, lines), name, STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[MOST_BYTES];
    try (in) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (int i = 0; i < count; i++) {
          take(buffer[i]);
        }
      }
    } catch (IOException _) {
      // The process has ended.
    }
    if (length > 0) {
      end();
    }
  }

  private void take(byte next) {
    if (next == '\n') {
      end();
    } else {
      if (length == MOST_BYTES) {
        end();
      }
      line[length++] = next;
    }
  }

  private void end() {
    int size = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    lines.accept(new String(line, 0, size, StandardCharsets.UTF_8));
    length = 0;
  }
}
