package io.farmhand.app.exec;

import io.farmhand.app.report.Json;
import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code commands.jsonl}: a JSON object for each command, with its input, how it ended, its exit
 * code and the last lines of its standard error. The file appears with the first of them.
 */
public final class CommandLog implements AutoCloseable {
  /** Its name. */
  public static final String FILE = "commands.jsonl";

  private final Path folder;
  private final Spool spool;
  private final Map<String, Long> endings = new TreeMap<>();
  private @Nullable BufferedWriter writer;

  /** A log in {@code folder}, which must exist when the first outcome comes. */
  public CommandLog(Path folder, Spool spool) {
    this.folder = folder;
    this.spool = spool;
  }

  /** Adds a command; to be called before its output is removed from the spool. */
  public void add(Outcome<ExecInput, CommandResult> outcome) {
    Task<ExecInput> task = outcome.task();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("number", task.payload().number());
    row.put("input", task.payload().text());
    row.put("attempts", task.attempt());
    if (task.startedNanos() != Task.NEVER && task.finishedNanos() != Task.NEVER) {
      row.put("seconds", (task.finishedNanos() - task.startedNanos()) * 1e-9);
    }
    row.put("on_time", outcome.onTime());
    endings.merge(describe(outcome, row), 1L, Long::sum);
    write(row);
  }

  /** How many commands ended in which way, such as {@code exit code 3}. */
  public Map<String, Long> endings() {
    return Map.copyOf(endings);
  }

  private String describe(Outcome<ExecInput, CommandResult> outcome, Map<String, Object> row) {
    return switch (outcome) {
      case Outcome.Completed<ExecInput, CommandResult> _ -> ended(row, "completed", 0);
      case Outcome.Cancelled<ExecInput, CommandResult> _ -> ended(row, "cancelled", null);
      case Outcome.Failed<ExecInput, CommandResult> failed -> {
        row.put("error", failed.failure().message());
        List<String> lines = errorLines(failed);
        if (!lines.isEmpty()) {
          row.put("stderr", lines);
        }
        yield failed.failure() instanceof Failure.TimedOut
            ? ended(row, "timed out", null)
            : ended(row, "not run", exitCode(failed.failure()));
      }
    };
  }

  private static String ended(Map<String, Object> row, String otherwise, @Nullable Integer code) {
    row.put("ended", code == null ? otherwise : "exited");
    if (code == null) {
      return otherwise;
    }
    row.put("exit_code", code);
    return "exit code " + code;
  }

  private static @Nullable Integer exitCode(Failure failure) {
    OptionalInt code =
        failure.cause() instanceof CommandFailedException command
            ? command.exitCode()
            : OptionalInt.empty();
    return code.isPresent() ? code.getAsInt() : null;
  }

  private List<String> errorLines(Outcome.Failed<ExecInput, CommandResult> failed) {
    Task<ExecInput> task = failed.task();
    String text =
        spool.filesOf(task.payload().number(), task.attempt()).lastErrorLines(Spool.ERROR_LINES);
    return text.isEmpty() ? List.of() : new ArrayList<>(text.lines().toList());
  }

  private void write(Map<String, Object> row) {
    try {
      if (writer == null) {
        writer = Files.newBufferedWriter(folder.resolve(FILE));
      }
      writer.write(Json.line(row));
      writer.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + folder.resolve(FILE), e);
    }
  }

  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + folder.resolve(FILE), e);
    }
  }
}
