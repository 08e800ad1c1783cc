package io.farmhand.app.run;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.report.Json;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs farms for a person: shows each while it goes on, reacts to Ctrl-C, leaves a result folder
 * and says how the program should end.
 *
 * <p>A command makes a {@link RunPlan}, and
 *
 * <pre>{@code
 * return new RunSession(terminal, options.settings(spec, "run-images")).runAndReport(plan);
 * }</pre>
 *
 * <p>Time zero of a run, its files and its controller is the moment at which its first workers are
 * ready. The first Ctrl-C or SIGTERM takes no more tasks and lets those accepted end within {@link
 * RunSettings#drain()}, the second aborts; both leave a valid result.
 */
public final class RunSession {
  private final Terminal terminal;
  private final RunSettings settings;

  /** A session on this terminal. */
  public RunSession(Terminal terminal, RunSettings settings) {
    this.terminal = terminal;
    this.settings = settings;
  }

  /**
   * Runs a plan and prints what came of it.
   *
   * @return the exit code of the program
   * @throws ExitException when the run cannot be begun
   */
  public int runAndReport(RunPlan<?, ?> plan) {
    RunResult result = run(plan);
    print(result);
    return result.code().number();
  }

  /**
   * Runs a plan, shows it meanwhile and writes its result folder, but prints no summary.
   *
   * @throws ExitException when the run cannot be begun
   */
  public RunResult run(RunPlan<?, ?> plan) {
    return runPlan(plan);
  }

  /** Prints the summary as the settings say, and on standard error what else is to be known. */
  public void print(RunResult result) {
    switch (settings.output()) {
      case FULL -> result.table().forEach(terminal.out()::println);
      case JSON, QUIET_JSON -> terminal.out().println(Json.line(result.summary()));
      case QUIET -> {}
    }
    if (settings.output() == RunSettings.Output.JSON) {
      result.table().forEach(terminal.err()::println);
    }
    result.problems().forEach(terminal.err()::println);
  }

  /** Prints all of it on standard error, for runs whose standard output is their results'. */
  public void printBeside(RunResult result) {
    if (settings.output().isJson()) {
      terminal.err().println(Json.line(result.summary()));
    } else if (settings.output() == RunSettings.Output.FULL) {
      result.table().forEach(terminal.err()::println);
    }
    result.problems().forEach(terminal.err()::println);
  }

  private <I, O> RunResult runPlan(RunPlan<I, O> plan) {
    ResultFolder folder = ResultFolder.create(settings.results());
    Instant started = TimeSource.system().instant();
    try (RunLogs<I, O> logs = new RunLogs<>(folder, plan)) {
      LiveRun<I, O> run = new LiveRun<>(plan, logs);
      ExitCode signal = execute(run, logs);
      RunReport<I, O> report = new RunReport<>(plan, settings, run, started);
      RunResult result = report.result(signal, problems(run, logs), terminal.lineWidth());
      return written(folder, result);
    }
  }

  private static RunResult written(ResultFolder folder, RunResult result) {
    try {
      folder.writeSummary(result.summary());
      return result;
    } catch (ExitException e) {
      return result.withProblem(String.valueOf(e.getMessage()));
    }
  }

  /** Runs to the end; gives the code of the signal that ended it early, else OK. */
  private <I, O> ExitCode execute(LiveRun<I, O> run, RunLogs<I, O> logs) {
    boolean shown = settings.output().showsProgress();
    try (Progress progress = new Progress(terminal, shown, run::snapshot, logs.tasks()::flush);
        Interrupts interrupts =
            new Interrupts(settings.drain(), run::drain, run::abort, progress::tell)) {
      run.run();
      return interrupts.code().orElse(ExitCode.OK);
    } catch (InterruptedException e) {
      run.abort();
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private static List<String> problems(LiveRun<?, ?> run, RunLogs<?, ?> logs) {
    List<String> problems = new ArrayList<>(logs.failures());
    Throwable source = run.sourceFailure();
    if (source != null) {
      problems.add("The tasks ended early: " + source.getMessage());
    }
    return problems;
  }
}
