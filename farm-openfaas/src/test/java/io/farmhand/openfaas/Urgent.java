package io.farmhand.openfaas;

import io.farmhand.task.Task;

/** A task of text with a deadline. */
record Urgent(long id, String payload, long deadlineNanos, int attempt) implements Task<String> {
  @Override
  public long createdNanos() {
    return 0;
  }

  @Override
  public long expectedServiceNanos() {
    return UNKNOWN_SERVICE;
  }

  @Override
  public long startedNanos() {
    return 0;
  }

  @Override
  public long finishedNanos() {
    return NEVER;
  }

  @Override
  public long collectedNanos() {
    return NEVER;
  }
}
