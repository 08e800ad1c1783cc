package io.farmhand.app.service;

/** A request that cannot be answered as it asks, with the status that says why. */
final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final long retryAfterSeconds;

  HttpProblem(int status, String message) {
    this(status, message, 0);
  }

  HttpProblem(int status, String message, long retryAfterSeconds) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  int status() {
    return status;
  }

  /** When to try again; 0 when that is of no use. */
  long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
