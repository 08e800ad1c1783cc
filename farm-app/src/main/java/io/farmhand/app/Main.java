package io.farmhand.app;

import io.farmhand.app.command.FarmhandCommand;

/** Starts the command line and exits with its code. */
public final class Main {
  private Main() {}

  /** Runs {@code farmhand} with these arguments. */
  public static void main(String[] args) {
    System.exit(FarmhandCommand.commandLine().execute(args));
  }
}
