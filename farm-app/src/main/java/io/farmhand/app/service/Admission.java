package io.farmhand.app.service;

import io.farmhand.app.jobs.Job;
import java.time.Duration;

/** What becomes of an input that is offered. */
public sealed interface Admission {
  /**
   * It is accepted, or was before under the same key.
   *
   * @param isNew whether it is accepted now
   */
  record Accepted(Job job, boolean isNew) implements Admission {}

  /** There is no room; try again after that time. */
  record Full(Duration retryAfter) implements Admission {}

  /** The farm is ending and takes nothing more. */
  record Ending() implements Admission {}
}
