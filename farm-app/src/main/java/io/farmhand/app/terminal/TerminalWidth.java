package io.farmhand.app.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The width of the terminal at standard error. It is asked for once, and again when the system says
 * that the window was resized.
 */
final class TerminalWidth implements Terminal.Columns {
  private static final Pattern SIZE = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s*");
  private static final int LEAST = 20;

  private volatile int columns;

  TerminalWidth(int columns) {
    this.columns = columns;
    Signals.handle("WINCH", () -> ask().ifPresent(width -> this.columns = width));
  }

  @Override
  public int now() {
    return columns;
  }

  /** The width, or empty when standard error is no terminal. */
  static OptionalInt ask() {
    ProcessBuilder stty = new ProcessBuilder("sh", "-c", "test -t 2 && stty size <&2");
    stty.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = stty.start();
      process.getOutputStream().close();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher size = SIZE.matcher(answer);
      return process.waitFor() == 0 && size.matches()
          ? OptionalInt.of(usable(Integer.parseInt(size.group(2))))
          : OptionalInt.empty();
    } catch (IOException _) {
      return OptionalInt.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** Whether a standard stream is a terminal: 0 the input, 1 the output. */
  static boolean isTerminal(int stream) {
    ProcessBuilder test = new ProcessBuilder("sh", "-c", "test -t " + stream);
    try {
      return test.inheritIO().start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Terminals without a size, such as those of some build servers, say 0. */
  private static int usable(int width) {
    return width == 0 ? 80 : Math.max(LEAST, width);
  }
}
