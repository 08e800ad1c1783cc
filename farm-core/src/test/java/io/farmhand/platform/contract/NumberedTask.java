package io.farmhand.platform.contract;

import io.farmhand.task.Task;

/** A task of text, at its first attempt. */
public record NumberedTask(long id, String payload) implements Task<String> {
  @Override
  public long createdNanos() {
    return 0;
  }

  @Override
  public long expectedServiceNanos() {
    return UNKNOWN_SERVICE;
  }

  @Override
  public long deadlineNanos() {
    return NO_DEADLINE;
  }

  @Override
  public int attempt() {
    return 1;
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
