package io.farmhand.platform;

import java.time.Duration;

/** The worker would not take the task, which has not begun. */
public final class NotAcceptedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** With what was seen, and how long to wait before another try. */
  public NotAcceptedException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** How long to wait before another try. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
