package io.farmhand.app.report;

import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code tasks.csv}: one row for each task, in the order of collection. It is a trace that can be
 * replayed.
 *
 * @param <I> type of the payloads
 * @param <O> type of the results
 */
public final class TaskLog<I, O> implements AutoCloseable {
  /** Its name. */
  public static final String FILE = "tasks.csv";

  static final String HEADER =
      "id,created_s,started_s,finished_s,collected_s,service_s,expected_s,deadline_s,attempts,"
          + "outcome,on_time,label,error";

  private final RowFile file;
  private final Columns<I, O> columns;
  private volatile long zeroNanos;

  private TaskLog(RowFile file, Columns<I, O> columns) {
    this.file = file;
    this.columns = columns;
    file.row(HEADER);
  }

  /**
   * What a run knows of its tasks.
   *
   * @param label what people call a payload
   * @param serviceSeconds how long the work itself took, or would take; where it is empty the time
   *     with the worker stands for it
   */
  public record Columns<I, O>(
      Function<? super I, String> label,
      Function<? super Outcome<I, O>, OptionalDouble> serviceSeconds) {}

  /** Opens the file in {@code folder}. */
  public static <I, O> TaskLog<I, O> open(ResultFolder folder, Columns<I, O> columns) {
    return new TaskLog<>(folder.open(FILE), columns);
  }

  /** Sets the moment from which seconds count. */
  public void startAt(long nanos) {
    zeroNanos = nanos;
  }

  /** Adds a row. */
  public void add(Outcome<I, O> outcome) {
    Task<I> task = outcome.task();
    Csv row = new Csv().add(task.id());
    moment(row, task.createdNanos());
    moment(row, task.startedNanos());
    moment(row, task.finishedNanos());
    moment(row, task.collectedNanos());
    row.seconds(serviceNanos(outcome));
    seconds(row, task.expectedServiceNanos(), Task.UNKNOWN_SERVICE);
    seconds(
        row,
        task.hasDeadline() ? task.deadlineNanos() - task.createdNanos() : Task.NO_DEADLINE,
        Task.NO_DEADLINE);
    row.add(task.attempt()).add(name(outcome)).add(outcome.onTime());
    row.add(columns.label().apply(task.payload()));
    String error = error(outcome);
    file.row(error == null ? row.empty().toString() : row.add(error).toString());
  }

  /** Hands to the system what was added. */
  public void flush() {
    file.flush();
  }

  /** Why rows are missing, or null when none is. */
  public @Nullable String failure() {
    return file.failure();
  }

  @Override
  public void close() {
    file.close();
  }

  /** {@code completed}, {@code failed} or {@code cancelled}. */
  static String name(Outcome<?, ?> outcome) {
    return switch (outcome) {
      case Outcome.Completed<?, ?> _ -> "completed";
      case Outcome.Failed<?, ?> _ -> "failed";
      case Outcome.Cancelled<?, ?> _ -> "cancelled";
    };
  }

  static @Nullable String error(Outcome<?, ?> outcome) {
    return outcome instanceof Outcome.Failed<?, ?> failed ? failed.failure().message() : null;
  }

  private long serviceNanos(Outcome<I, O> outcome) {
    OptionalDouble known = columns.serviceSeconds().apply(outcome);
    if (known.isPresent()) {
      return Math.round(known.getAsDouble() * 1e9);
    }
    Task<I> task = outcome.task();
    boolean served = task.startedNanos() != Task.NEVER && task.finishedNanos() != Task.NEVER;
    return served
        ? task.finishedNanos() - task.startedNanos()
        : Math.max(0, task.expectedServiceNanos());
  }

  private void moment(Csv row, long nanos) {
    seconds(row, nanos == Task.NEVER ? nanos : nanos - zeroNanos, Task.NEVER);
  }

  private static void seconds(Csv row, long nanos, long none) {
    if (nanos == none) {
      row.empty();
    } else {
      row.seconds(nanos);
    }
  }
}
