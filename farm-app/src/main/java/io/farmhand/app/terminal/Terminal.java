package io.farmhand.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and standard error, and what the person can see of them.
 *
 * <p>Results go to {@link #out()}, everything else to {@link #err()}; a {@link Screen} is a live
 * area on the latter. Thread-safe.
 */
public final class Terminal {
  private static final int USUAL_COLUMNS = 80;
  private static final Sight NONE = new Sight(Style.PLAIN, false, () -> USUAL_COLUMNS);

  private final PrintWriter out;
  private final PrintWriter err;
  private final RawOutput raw;
  private final InputStream in;
  private final Supplier<Sight> look;
  private @Nullable Sight sight;

  private Terminal(
      PrintWriter out, PrintWriter err, RawOutput raw, InputStream in, Supplier<Sight> look) {
    this.out = out;
    this.err = err;
    this.raw = raw;
    this.in = in;
    this.look = look;
  }

  /** How wide the terminal is at the moment. */
  @FunctionalInterface
  interface Columns {
    int now();
  }

  /** What can be seen at standard error. */
  private record Sight(Style style, boolean live, Columns columns) {}

  /**
   * The terminal of this process. Standard error is live when it is a terminal and {@code TERM} is
   * not {@code dumb}; it is coloured unless {@code NO_COLOR} is set.
   */
  public static Terminal system() {
    Charset charset = System.err.charset();
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset);
    return new Terminal(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(err, true, charset),
        new RawOutput(new FileOutputStream(FileDescriptor.out), err),
        System.in,
        () -> look(charset));
  }

  /** A terminal that is none: everything goes to these writers as plain text. */
  public static Terminal to(Writer out, Writer err) {
    return to(InputStream.nullInputStream(), out, err);
  }

  /** As {@link #to(Writer, Writer)}, with a standard input of its own. */
  public static Terminal to(InputStream in, Writer out, Writer err) {
    return new Terminal(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        RawOutput.to(out, err),
        in,
        () -> NONE);
  }

  private static Sight look(Charset charset) {
    boolean unicode = charset.newEncoder().canEncode('█');
    OptionalInt width =
        "dumb".equals(System.getenv("TERM")) ? OptionalInt.empty() : TerminalWidth.ask();
    if (width.isEmpty()) {
      return new Sight(new Style(false, unicode), false, () -> USUAL_COLUMNS);
    }
    String noColour = System.getenv("NO_COLOR");
    boolean colour = noColour == null || noColour.isEmpty();
    return new Sight(new Style(colour, unicode), true, new TerminalWidth(width.getAsInt()));
  }

  /** For results. */
  public PrintWriter out() {
    return out;
  }

  /** For everything else. */
  public PrintWriter err() {
    return err;
  }

  /** Both of them as bytes. */
  public RawOutput raw() {
    return raw;
  }

  /** Standard input. */
  public InputStream in() {
    return in;
  }

  /** Whether a person types the input. */
  public boolean inIsTerminal() {
    return in.equals(System.in) && TerminalWidth.isTerminal(0);
  }

  /** How text may be made to look. */
  public Style style() {
    return sight().style();
  }

  /** Whether a live area can be shown. */
  public boolean isLive() {
    return sight().live();
  }

  /** How many characters fit in a line. */
  public int columns() {
    return sight().columns().now();
  }

  /** How many characters a line of a table may have; any number where nobody looks at a window. */
  public int lineWidth() {
    return isLive() ? columns() : Integer.MAX_VALUE;
  }

  /**
   * Opens the live area; until it is closed, lines that anything in this process writes to standard
   * error appear above it.
   *
   * @throws IllegalStateException when this terminal {@linkplain #isLive() is not live}
   */
  public Screen screen() {
    if (!isLive()) {
      throw new IllegalStateException("standard error is no terminal; ask isLive() first");
    }
    Screen screen = Screen.open(err, this::columns);
    raw.goAbove(screen);
    return screen;
  }

  /** Looks once, when it is first asked: that starts a process, which a help page need not. */
  private synchronized Sight sight() {
    if (sight == null) {
      sight = look.get();
    }
    return sight;
  }
}
