package io.farmhand.app.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A few lines at the bottom of a terminal that change in place.
 *
 * <p>Each frame is one write that a terminal may take as a whole, overwrites line by line and
 * erases only what is left over, so that nothing flickers. Thread-safe.
 */
public final class Screen implements AutoCloseable {
  private static final String CSI = "\u001b[";
  private static final String BEGIN = CSI + "?2026h";
  private static final String END = CSI + "?2026l";
  private static final String HIDE_CURSOR = CSI + "?25l";
  private static final String SHOW_CURSOR = CSI + "?25h";
  private static final String ERASE_LINE_END = CSI + "K";
  private static final String ERASE_BELOW = CSI + "J";

  private final PrintWriter out;
  private final Terminal.Columns columns;
  private final PrintStream standardError = System.err;
  private final Thread restore = new Thread(this::close, "farmhand-screen");
  private List<String> shown = List.of();
  private boolean closed;

  private Screen(PrintWriter out, Terminal.Columns columns) {
    this.out = out;
    this.columns = columns;
  }

  static Screen open(PrintWriter out, Terminal.Columns columns) {
    Screen screen = new Screen(out, columns);
    Runtime.getRuntime().addShutdownHook(screen.restore);
    System.setErr(new PrintStream(screen.new Above(), true, StandardCharsets.UTF_8));
    return screen;
  }

  /** Replaces the live lines; each must fit the terminal's width. */
  public synchronized void show(List<String> lines) {
    if (closed) {
      return;
    }
    StringBuilder frame = new StringBuilder(BEGIN).append(HIDE_CURSOR).append(home());
    for (String line : lines) {
      frame.append(line).append(ERASE_LINE_END).append("\r\n");
    }
    write(frame.append(ERASE_BELOW).append(END));
    shown = List.copyOf(lines);
  }

  /** Writes a line above the live ones, where it stays. */
  public synchronized void println(String line) {
    List<String> below = shown;
    write(home() + line + ERASE_LINE_END + "\r\n");
    shown = List.of();
    if (!closed) {
      show(below);
    }
  }

  /** Something else that writes to the terminal. */
  @FunctionalInterface
  interface Aside {
    /** Writes; tells whether its last line has no end. */
    boolean write() throws IOException;
  }

  /** Takes the live lines away while {@code other} writes in their place. */
  synchronized void aside(Aside other) throws IOException {
    List<String> below = shown;
    if (!closed) {
      write(home() + ERASE_BELOW);
    }
    shown = List.of();
    try {
      if (other.write() && !closed) {
        write("\r\n");
      }
    } finally {
      show(below);
    }
  }

  /** Erases the live lines and gives the terminal back. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      write(home() + ERASE_BELOW + SHOW_CURSOR);
      shown = List.of();
      closed = true;
      System.setErr(standardError);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(restore);
    } catch (IllegalStateException _) {
      // The program is ending, and this may be the hook itself.
    }
  }

  /** Moves to the first live line. A window made narrower has broken long lines into several. */
  private String home() {
    int width = columns.now();
    int rows = 0;
    for (String line : shown) {
      rows += Math.max(1, Math.ceilDiv(Style.visibleLength(line), width));
    }
    return rows == 0 ? "\r" : "\r" + CSI + rows + "A";
  }

  private void write(CharSequence text) {
    out.append(text);
    out.flush();
  }

  /** Takes what others write to standard error, line by line. */
  private final class Above extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int value) {
      if (value == '\n') {
        println(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (value != '\r') {
        line.write(value);
      }
    }
  }
}
