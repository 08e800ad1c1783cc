package io.farmhand.monitor;

import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import java.util.List;

/** A task that has ended, made of its moments alone. */
record Ended(
    long id,
    long createdNanos,
    long startedNanos,
    long finishedNanos,
    long collectedNanos,
    long deadlineNanos,
    int attempt)
    implements Task<String> {
  static Ended at(long created, long started, long finished, long collected) {
    return new Ended(0, created, started, finished, collected, NO_DEADLINE, 1);
  }

  Ended due(long deadline) {
    return new Ended(
        id, createdNanos, startedNanos, finishedNanos, collectedNanos, deadline, attempt);
  }

  @Override
  public String payload() {
    return "ended";
  }

  @Override
  public long expectedServiceNanos() {
    return UNKNOWN_SERVICE;
  }

  Outcome<String, String> completed() {
    return new Outcome.Completed<>(this, "done");
  }

  Outcome<String, String> failed() {
    return new Outcome.Failed<>(this, new Failure.Thrown(new IllegalStateException("x")));
  }

  Outcome<String, String> cancelled() {
    return new Outcome.Cancelled<>(this);
  }

  static void collect(Monitor monitor, List<Outcome<String, String>> outcomes) {
    monitor.collected(outcomes.toArray(new Outcome<?, ?>[0]), outcomes.size());
  }
}
