package io.farmhand.function;

import java.io.PrintStream;

/** What a worker says to whoever reads its standard error. */
final class Console {
  private Console() {}

  static void say(String line) {
    PrintStream err = System.err;
    err.println(line);
  }

  static void trace(Throwable error) {
    PrintStream err = System.err;
    error.printStackTrace(err);
  }
}
