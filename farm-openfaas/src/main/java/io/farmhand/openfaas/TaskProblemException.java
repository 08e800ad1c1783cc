package io.farmhand.openfaas;

import io.farmhand.openfaas.wire.Problem;
import io.farmhand.task.AttemptFailedException;

/** A worker failed a task, and said why by a {@link Problem}. */
public final class TaskProblemException extends AttemptFailedException {
  private static final long serialVersionUID = 1L;

  private final String type;

  TaskProblemException(Problem problem) {
    super(problem.message());
    type = problem.type();
  }

  /** The problem's {@linkplain Problem#type() type}, which names its kind; may be empty. */
  public String type() {
    return type;
  }
}
