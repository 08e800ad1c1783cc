package io.farmhand.openfaas;

import io.farmhand.check.Require;
import java.time.Duration;

/**
 * How workers are had of functions.
 *
 * @param functions functions alike, at least 1
 * @param replicasEach the most replicas of each, at least 1
 * @param sharded whether functions are numbered, and removed while they are not needed
 * @param healthPath where a worker says that it is well, below the function
 * @param invocationTimeout for the answer to a task
 * @param patience how long a task is offered to busy workers before it goes back to its queue
 * @param firstPoll wait before the second look at a function that is starting; it grows to the
 *     steady one
 * @param steadyPoll between two looks at a function that is as wanted
 * @param shrinkDelay how long a smaller size must be wanted before replicas are taken away
 */
record PlatformSettings(
    int functions,
    int replicasEach,
    boolean sharded,
    String healthPath,
    Duration invocationTimeout,
    Duration patience,
    Duration firstPoll,
    Duration steadyPoll,
    Duration shrinkDelay) {
  /** So many functions fit beside an emitter and a collector in the Community Edition's 15. */
  static final int COMMUNITY_FUNCTIONS = 13;

  /** The Community Edition's limit. */
  static final int COMMUNITY_REPLICAS = 5;

  PlatformSettings {
    Require.that(functions >= 1, "functions", functions, "at least 1");
    Require.that(replicasEach >= 1, "replicasEach", replicasEach, "at least 1");
    Require.that(
        (long) functions * replicasEach <= 1_000_000,
        "functions * replicasEach",
        (long) functions * replicasEach,
        "at most 1000000");
    Require.that(healthPath.startsWith("/"), "healthPath", healthPath, "with a slash at its start");
    Require.positive("invocationTimeout", invocationTimeout);
    Require.notNegative("patience", patience);
    Require.positive("firstPoll", firstPoll);
    Require.that(
        steadyPoll.compareTo(firstPoll) >= 0,
        "steadyPoll",
        steadyPoll,
        "at least firstPoll = " + firstPoll);
    Require.notNegative("shrinkDelay", shrinkDelay);
  }
}
