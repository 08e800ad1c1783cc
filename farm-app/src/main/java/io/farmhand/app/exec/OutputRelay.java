package io.farmhand.app.exec;

import io.farmhand.app.terminal.RawOutput;
import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Passes on what commands have written: standard output and standard error of a task each as a
 * whole, never mixed with those of another, in the order in which it is given the outcomes.
 *
 * <p>Of several attempts the last one counts. What a command has written to standard output before
 * it was ended for its timeout is left out, for nobody can tell where it breaks off.
 */
public final class OutputRelay {
  private final Spool spool;
  private final RawOutput console;
  private volatile boolean broken;

  /** A relay from {@code spool} to {@code console}. */
  public OutputRelay(Spool spool, RawOutput console) {
    this.spool = spool;
    this.console = console;
  }

  /** Passes on what the task has written, and removes it from the spool. */
  public void pass(Outcome<ExecInput, CommandResult> outcome) {
    long number = outcome.task().payload().number();
    int attempts = outcome.task().attempt();
    switch (outcome) {
      case Outcome.Completed<ExecInput, CommandResult> done ->
          pass(spool.filesOf(number, done.value().attempt()), true);
      case Outcome.Failed<ExecInput, CommandResult> failed ->
          pass(spool.filesOf(number, attempts), !(failed.failure() instanceof Failure.TimedOut));
      case Outcome.Cancelled<ExecInput, CommandResult> _ -> {}
    }
    for (int attempt = 1; attempt <= attempts; attempt++) {
      spool.filesOf(number, attempt).delete();
    }
  }

  /** Whether standard output has been closed by its reader, so that nobody waits for more. */
  public boolean isBroken() {
    return broken;
  }

  private void pass(Spool.Slot files, boolean standardOutput) {
    if (standardOutput && !broken) {
      broken = !copied(files.out(), RawOutput.Stream.OUT);
    }
    boolean _ = copied(files.err(), RawOutput.Stream.ERR);
  }

  private boolean copied(Path file, RawOutput.Stream stream) {
    try {
      if (Files.exists(file) && Files.size(file) > 0) {
        console.write(stream, target -> Files.copy(file, target));
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
