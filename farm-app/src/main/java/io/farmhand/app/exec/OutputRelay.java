package io.farmhand.app.exec;

import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import java.io.IOException;
import java.io.OutputStream;
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
  private final Console console;
  private volatile boolean broken;

  /** Where the output of commands ends up. */
  public interface Console {
    /** Which of the two streams. */
    enum Stream {
      OUT,
      ERR
    }

    /** What writes. */
    @FunctionalInterface
    interface Content {
      /** Writes all of it. */
      void writeTo(OutputStream stream) throws IOException;
    }

    /**
     * Writes to a stream, undisturbed by others.
     *
     * @throws IOException when it takes no more, as when the reader of a pipe has ended
     */
    void write(Stream stream, Content content) throws IOException;
  }

  /** A relay from {@code spool} to {@code console}. */
  public OutputRelay(Spool spool, Console console) {
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
      broken = !copied(files.out(), Console.Stream.OUT);
    }
    boolean _ = copied(files.err(), Console.Stream.ERR);
  }

  private boolean copied(Path file, Console.Stream stream) {
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
