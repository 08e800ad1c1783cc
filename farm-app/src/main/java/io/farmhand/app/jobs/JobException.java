package io.farmhand.app.jobs;

/** The emitter or the collector could not do its part of a job. */
final class JobException extends Exception {
  private static final long serialVersionUID = 1L;

  JobException(String message) {
    super(message);
  }

  JobException(String message, Throwable cause) {
    super(message, cause);
  }
}
