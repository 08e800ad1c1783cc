package io.farmhand.app.run;

import io.farmhand.app.report.DecisionLog;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.report.StepLog;
import io.farmhand.app.report.TaskLog;
import io.farmhand.control.DecisionRecord;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files that grow while a run goes on. */
final class RunLogs<I, O> implements AutoCloseable {
  private final TaskLog<I, O> tasks;
  private final StepLog steps;
  private final DecisionLog decisions;

  RunLogs(ResultFolder folder, RunPlan<I, O> plan) {
    tasks = TaskLog.open(folder, new TaskLog.Columns<>(plan.label, plan.serviceSeconds));
    steps = StepLog.open(folder);
    decisions = DecisionLog.open(folder);
  }

  TaskLog<I, O> tasks() {
    return tasks;
  }

  void add(DecisionRecord decision) {
    steps.add(decision);
    decisions.add(decision);
  }

  /** What could not be written, a sentence for each file. */
  List<String> failures() {
    return Stream.of(tasks.failure(), steps.failure(), decisions.failure())
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public void close() {
    tasks.close();
    steps.close();
    decisions.close();
  }
}
