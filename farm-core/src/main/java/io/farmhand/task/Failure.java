package io.farmhand.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What went wrong with one attempt; it decides what happens to the task. */
public sealed interface Failure {
  /** One sentence for people. */
  String message();

  /** The exception behind it, if any. */
  default @Nullable Throwable cause() {
    return null;
  }

  /** The function failed: the task is tried again as the retry policy says. */
  record Thrown(Throwable error) implements Failure {
    @Override
    public String message() {
      String text = error.getMessage();
      if (error instanceof AttemptFailedException && text != null) {
        return text;
      }
      String name = error.getClass().getSimpleName();
      return text == null || text.isBlank() ? name : name + ": " + text;
    }

    @Override
    public Throwable cause() {
      return error;
    }
  }

  /** The attempt took longer than allowed: counts as a failed attempt. */
  record TimedOut(Duration limit) implements Failure {
    @Override
    public String message() {
      return "not done within the timeout of " + limit.toMillis() + " ms";
    }
  }

  /** The worker died with the task: it is handed out again at once, a few times at most. */
  record WorkerLost(String worker, String detail) implements Failure {
    @Override
    public String message() {
      return "worker " + worker + " was lost: " + detail;
    }
  }

  /** The worker would not take the task: it waits again, and no attempt is counted. */
  record NotAccepted(String detail, Duration retryAfter) implements Failure {
    @Override
    public String message() {
      return "not accepted: " + detail;
    }
  }
}
