package io.farmhand.app.jobs;

import io.farmhand.task.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One input on its way through a farm: it becomes tasks, whose results become one. Thread-safe. */
public final class Job {
  private static final int FAILURES_KEPT = 20;

  private final long id;
  private final String name;
  private final int inputBytes;
  private final CompletableFuture<Result> end = new CompletableFuture<>();
  private final List<String> failures = new ArrayList<>();
  private byte[] input;
  private byte[][] results = {};
  private int tasks;
  private int open;
  private int failed;
  private int onTime;

  /** How a job ended. */
  public static final class Result {
    private static final byte[] NOTHING = {};

    private final List<String> failures;
    private final byte[] body;

    private Result(List<String> failures, byte[] body) {
      this.failures = List.copyOf(failures);
      this.body = body;
    }

    /** With a result; the array then belongs to it. */
    public static Result of(byte[] body) {
      return new Result(List.of(), body);
    }

    /** Without one, for these reasons, at least one. */
    public static Result failed(List<String> failures) {
      return new Result(failures, NOTHING);
    }

    /** Without one, for this reason. */
    public static Result failed(String failure) {
      return failed(List.of(failure));
    }

    /** Why there is no result; empty when there is one. */
    public List<String> failures() {
      return failures;
    }

    /** The result; the array is its own. */
    public byte[] body() {
      return body;
    }

    /** Whether there is a result. */
    public boolean isDone() {
      return failures.isEmpty();
    }
  }

  /**
   * How far a job is.
   *
   * @param tasks that the input became, as far as known
   * @param completed tasks with a result
   * @param failed tasks without one
   * @param onTime tasks that were done by their deadline
   */
  public record Progress(int tasks, int completed, int failed, int onTime) {}

  /**
   * A job that has just been accepted.
   *
   * @param id its number
   * @param name what people call it
   * @param input the array then belongs to the job
   */
  public Job(long id, String name, byte[] input) {
    this.id = id;
    this.name = name;
    this.input = input;
    inputBytes = input.length;
  }

  /** Its number, from 1. */
  public long id() {
    return id;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  synchronized byte[] input() {
    return input;
  }

  /** The length of its input. */
  public int inputBytes() {
    return inputBytes;
  }

  /** It ends so; what only its way there needed is let go. */
  void finish(Result result) {
    synchronized (this) {
      input = new byte[0];
      results = new byte[0][];
    }
    end.complete(result);
  }

  /** Completes, never exceptionally, when it has ended. */
  public CompletableFuture<Result> end() {
    return end;
  }

  /** Whether it has ended. */
  public boolean hasEnded() {
    return end.isDone();
  }

  /** How far it is. */
  public synchronized Progress progress() {
    return new Progress(tasks, tasks - open - failed, failed, onTime);
  }

  /** It has become so many tasks. */
  synchronized void expanded(int count) {
    tasks = count;
    open = count;
    results = new byte[count][];
  }

  /** One of its tasks has ended; true when it was the last. */
  synchronized boolean settle(int index, Outcome<?, byte[]> outcome) {
    switch (outcome) {
      case Outcome.Completed<?, byte[]> completed -> results[index] = completed.value();
      case Outcome.Failed<?, byte[]> dead -> addFailure(index, dead.failure().message());
      case Outcome.Cancelled<?, byte[]> _ -> addFailure(index, "was cancelled");
    }
    onTime += outcome.onTime() ? 1 : 0;
    return --open == 0;
  }

  /** Its tasks from this one on will never be; true when none is left. */
  synchronized boolean withdraw(int from) {
    for (int index = from; index < tasks; index++) {
      addFailure(index, "was not accepted");
      open--;
    }
    return open == 0;
  }

  private void addFailure(int index, String message) {
    failed++;
    if (failures.size() < FAILURES_KEPT) {
      failures.add(tasks == 1 ? message : "task " + (index + 1) + ": " + message);
    }
  }

  /** Why tasks failed. */
  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  /** The results of its tasks in their order. */
  synchronized List<byte[]> results() {
    return Arrays.asList(results);
  }
}
