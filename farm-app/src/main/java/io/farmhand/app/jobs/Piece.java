package io.farmhand.app.jobs;

/** One task of a job. */
public final class Piece {
  private final Job job;
  private final int index;
  private final byte[] body;

  /** The task at this place of a job, from 0. */
  Piece(Job job, int index, byte[] body) {
    this.job = job;
    this.index = index;
    this.body = body;
  }

  /** What it is part of. */
  Job job() {
    return job;
  }

  /** Its place there, from 0. */
  int index() {
    return index;
  }

  /** What the worker gets. */
  byte[] body() {
    return body;
  }

  /** What people call it. */
  public String label() {
    return job.progress().tasks() == 1 ? job.name() : job.name() + " #" + (index + 1);
  }
}
