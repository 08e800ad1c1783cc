package io.farmhand.gateway;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what other processes do. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Await() {}

  /** Asks again and again until the answer is as it should be. */
  public static <T> T until(Supplier<T> question, Predicate<T> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T answer = question.get();
    while (!condition.test(answer)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("Still " + answer + " after " + PATIENCE);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
      answer = question.get();
    }
    return answer;
  }
}
