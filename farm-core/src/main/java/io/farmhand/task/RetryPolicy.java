package io.farmhand.task;

import io.farmhand.check.Require;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a failed task is tried again: exponential back-off with jitter.
 *
 * @param maxAttempts attempts in all, at least 1
 * @param initialBackoff wait after the first failure
 * @param multiplier growth of the wait from failure to failure, at least 1
 * @param maxBackoff longest wait, at least {@code initialBackoff}
 * @param jitter share of the wait that is drawn at random, 0 (none) to 1 (all of it)
 * @param maxDeaths after so many lost workers a task is held to be the cause and not handed out
 *     again, at least 1
 */
public record RetryPolicy(
    int maxAttempts,
    Duration initialBackoff,
    double multiplier,
    Duration maxBackoff,
    double jitter,
    int maxDeaths) {
  public RetryPolicy {
    Require.that(maxAttempts >= 1, "maxAttempts", maxAttempts, "at least 1");
    Require.that(!initialBackoff.isNegative(), "initialBackoff", initialBackoff, "not negative");
    Require.that(multiplier >= 1, "multiplier", multiplier, "at least 1");
    Require.that(
        maxBackoff.compareTo(initialBackoff) >= 0,
        "maxBackoff",
        maxBackoff,
        "at least initialBackoff = " + initialBackoff);
    Require.that(jitter >= 0 && jitter <= 1, "jitter", jitter, "between 0 and 1");
    Require.that(maxDeaths >= 1, "maxDeaths", maxDeaths, "at least 1");
  }

  /** One attempt; a task whose worker was lost is still handed out again, at most twice. */
  public static RetryPolicy none() {
    return upTo(1);
  }

  /** Up to {@code attempts} attempts, 100 ms after the first failure, then doubling up to 30 s. */
  public static RetryPolicy upTo(int attempts) {
    return new RetryPolicy(attempts, Duration.ofMillis(100), 2, Duration.ofSeconds(30), 0.5, 3);
  }

  /** The same with other waits. */
  public RetryPolicy withBackoff(Duration initial, double growth, Duration max) {
    return new RetryPolicy(maxAttempts, initial, growth, max, jitter, maxDeaths);
  }

  /** The same with another share of chance in the waits. */
  public RetryPolicy withJitter(double share) {
    return new RetryPolicy(maxAttempts, initialBackoff, multiplier, maxBackoff, share, maxDeaths);
  }

  /** The wait in nanoseconds after failed attempt number {@code attempt}, counted from 1. */
  public long backoffNanos(int attempt, RandomGenerator random) {
    double full =
        Math.min(
            (double) TimeSource.nanosOf(maxBackoff),
            (double) TimeSource.nanosOf(initialBackoff)
                * Math.pow(multiplier, Math.max(0, attempt - 1)));
    return (long) (full * (1 - jitter * random.nextDouble()));
  }
}
