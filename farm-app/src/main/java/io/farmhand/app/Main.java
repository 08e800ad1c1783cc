package io.farmhand.app;

import io.farmhand.app.command.FarmhandCommand;
import io.farmhand.app.terminal.Terminal;

/** Starts the command line and exits with its code. */
public final class Main {
  private Main() {}

  /** Runs {@code farmhand} with these arguments. */
  public static void main(String[] args) {
    System.exit(run(Terminal.system(), args));
  }

  /** Runs {@code farmhand} with these arguments on this terminal and returns its exit code. */
  static int run(Terminal terminal, String... args) {
    return FarmhandCommand.commandLine(terminal, args).execute(args);
  }
}
