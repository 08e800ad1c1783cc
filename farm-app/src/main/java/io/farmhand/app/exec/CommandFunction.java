package io.farmhand.app.exec;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Runs a command for each input. An attempt fails when the command's exit code is not 0. When
 * interrupted, it ends the command with all that this has started.
 *
 * <p>The command finds in its environment {@code FARMHAND_TASK}, the number of the input from 1;
 * {@code FARMHAND_ATTEMPT}, from 1; and {@code FARMHAND_SECONDS_LEFT} until its deadline, if it has
 * one.
 */
public final class CommandFunction implements FarmFunction<ExecInput, CommandResult> {
  /** Less than a farm waits for a function that it has interrupted. */
  private static final Duration GRACE = Duration.ofMillis(800);

  private final CommandTemplate command;
  private final boolean inputAsStream;
  private final Spool spool;
  private final TimeSource time;
  private final Charset argumentCharset;
  private final ProcessTree.Starter starter = new ProcessTree.Starter();
  private volatile BooleanSupplier pointless = () -> false;

  private CommandFunction(
      CommandTemplate command, boolean inputAsStream, Spool spool, TimeSource time) {
    this.command = command;
    this.inputAsStream = inputAsStream;
    this.spool = spool;
    this.time = time;
    this.argumentCharset =
        Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), Charset.defaultCharset());
  }

  /**
   * A function that runs {@code command}.
   *
   * @param inputAsStream whether the input is the command's standard input, which is empty
   *     otherwise
   * @throws ExitException when there is no such program
   */
  public static CommandFunction of(
      CommandTemplate command, boolean inputAsStream, Spool spool, TimeSource time) {
    command.program().ifPresent(CommandFunction::requireProgram);
    return new CommandFunction(command, inputAsStream, spool, time);
  }

  /** From then on, commands that have not been started yet fail without being so. */
  public void giveUpWhen(BooleanSupplier nobodyWaits) {
    pointless = nobodyWaits;
  }

  private static void requireProgram(String program) {
    if (ProcessTree.find(program).isEmpty()) {
      throw Usage.wrong(
          program.indexOf('/') >= 0
              ? "There is no program " + program + ", or it may not be executed; check its path"
              : "There is no command "
                  + program
                  + " on the PATH; check its name, or use --shell if it is a function of the shell");
    }
  }

  @Override
  public String name() {
    return "exec";
  }

  /**
   * Runs the command.
   *
   * @throws CommandFailedException when it ended otherwise or could not be started
   */
  @Override
  public CommandResult apply(Task<ExecInput> task) throws InterruptedException {
    ExecInput input = task.payload();
    if (pointless.getAsBoolean()) {
      throw CommandFailedException.unusable("not started: nobody reads standard output any more");
    }
    requireUsable(input);
    int attempt = task.attempt();
    Spool.Slot files = spool.filesOf(input.number(), attempt);
    int exitCode = run(command.wordsFor(input), environment(task), input, files);
    if (exitCode != 0) {
      throw CommandFailedException.exited(exitCode, files.lastErrorLines(Spool.ERROR_LINES));
    }
    return new CommandResult(attempt);
  }

  private int run(
      List<String> words, Map<String, String> environment, ExecInput input, Spool.Slot files)
      throws InterruptedException {
    ProcessTree process;
    try {
      if (inputAsStream) {
        Files.writeString(files.in(), input.text());
      }
      process = starter.start(words, environment, files, inputAsStream);
    } catch (IOException e) {
      throw CommandFailedException.notStarted(words.getFirst(), e);
    }
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.end(GRACE);
      throw e;
    }
  }

  private void requireUsable(ExecInput input) {
    if (!input.intact()) {
      throw CommandFailedException.unusable("the input is not valid UTF-8; convert it first");
    }
    if (inputAsStream) {
      return;
    }
    if (input.text().indexOf('\0') >= 0) {
      throw CommandFailedException.unusable(
          "the input has a NUL character, which no argument can have; use --null if NUL separates"
              + " the inputs");
    }
    if (!argumentCharset.newEncoder().canEncode(input.text())) {
      throw CommandFailedException.unusable(
          "the input cannot be written in "
              + argumentCharset
              + ", in which arguments are passed here; set LC_ALL=C.UTF-8");
    }
  }

  private Map<String, String> environment(Task<ExecInput> task) {
    Map<String, String> more = new HashMap<>();
    more.put("FARMHAND_TASK", Long.toString(task.payload().number()));
    more.put("FARMHAND_ATTEMPT", Integer.toString(task.attempt()));
    if (task.hasDeadline()) {
      double left = (task.deadlineNanos() - time.nanos()) / 1e9;
      more.put("FARMHAND_SECONDS_LEFT", String.format(Locale.ROOT, "%.3f", left));
    }
    return more;
  }
}
