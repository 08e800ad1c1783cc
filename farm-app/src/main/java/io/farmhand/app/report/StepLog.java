package io.farmhand.app.report;

import io.farmhand.control.DecisionRecord;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.PaperObservation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code steps.csv}: what was seen at each decision, first the nine numbers of the published
 * observation without their bounds.
 */
public final class StepLog implements AutoCloseable {
  /** Its name. */
  public static final String FILE = "steps.csv";

  private static final List<String> FURTHER =
      List.of(
          "wanted",
          "target_before",
          "target_after",
          "starting",
          "ready",
          "draining",
          "busy",
          "waiting",
          "delayed",
          "in_flight",
          "oldest_wait_s",
          "least_slack_s",
          "expected_work_s",
          "mean_wait_s",
          "mean_service_s",
          "completions_per_s",
          "startup_s",
          "accepted",
          "missed",
          "worker_seconds",
          "busy_seconds");

  static final String HEADER =
      "step,time_s," + String.join(",", PaperObservation.names()) + "," + String.join(",", FURTHER);

  private final RowFile file;

  private StepLog(RowFile file) {
    this.file = file;
    file.row(HEADER);
  }

  /** Opens the file in {@code folder}. */
  public static StepLog open(ResultFolder folder) {
    return new StepLog(folder.open(FILE));
  }

  /** Adds a row. */
  public void add(DecisionRecord decision) {
    Observation seen = decision.observation();
    Csv row = new Csv().add(decision.index()).add(seen.timeSeconds());
    for (double value : PaperObservation.raw(seen)) {
      row.add(value);
    }
    row.add(decision.wanted()).add(decision.targetBefore()).add(decision.targetAfter());
    add(row, seen.workers());
    add(row, seen.queues());
    add(row, seen.window());
    row.add(seen.workers().startupSeconds());
    row.add(seen.totals().accepted()).add(seen.totals().missed());
    row.add(seen.totals().workerSeconds()).add(seen.totals().busySeconds());
    file.row(row.toString());
    file.flush();
  }

  private static void add(Csv row, Observation.Workers workers) {
    row.add(workers.starting()).add(workers.ready()).add(workers.draining()).add(workers.busy());
  }

  private static void add(Csv row, Observation.Queues queues) {
    row.add(queues.waiting()).add(queues.delayed()).add(queues.inFlight());
    row.add(queues.oldestWaitSeconds()).add(queues.leastSlackSeconds());
    row.add(queues.expectedWorkSeconds());
  }

  private static void add(Csv row, Observation.Window window) {
    row.add(window.meanWaitSeconds()).add(window.meanServiceSeconds());
    row.add(window.completionsPerSecond());
  }

  /** Why rows are missing, or null when none is. */
  public @Nullable String failure() {
    return file.failure();
  }

  @Override
  public void close() {
    file.close();
  }
}
