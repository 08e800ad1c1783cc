package io.farmhand.openfaas;

import io.farmhand.check.Require;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionName;
import java.time.Duration;

/**
 * Describes workers as functions of OpenFaaS. Every setting has a default: one function of up to 32
 * replicas, ready when it answers at {@code /_/ready}, which watchdogs do, and 5 minutes for a
 * task.
 */
public final class OpenFaasPlatformBuilder {
  private static final int LONGEST_NAME = 63;

  private final GatewayClient client;
  private final FunctionDeployment deployment;
  private int functions = 1;
  private int replicasEach = 32;
  private boolean sharded;
  private String healthPath = "/_/ready";
  private Duration invocationTimeout = Duration.ofMinutes(5);
  private Duration patience = Duration.ofMillis(200);
  private Duration firstPoll = Duration.ofMillis(10);
  private Duration steadyPoll = Duration.ofSeconds(2);
  private Duration shrinkDelay = Duration.ofMillis(50);

  OpenFaasPlatformBuilder(GatewayClient client, FunctionDeployment deployment) {
    this.client = client;
    this.deployment = deployment;
  }

  /**
   * Workers are the replicas of one function, and the gateway places the calls. The function must
   * take one call at a time and answer others with 429 ({@code max_inflight=1} of a watchdog).
   *
   * @param most the most replicas that the gateway allows; 5 in the Community Edition
   */
  public OpenFaasPlatformBuilder replicas(int most) {
    functions = 1;
    replicasEach = most;
    sharded = false;
    return this;
  }

  /**
   * Workers are the replicas of several functions alike, of which as many are deployed as are
   * needed, each with as few replicas as will do. Their names are the function's with a number.
   *
   * @param most the most functions
   * @param replicas the most replicas of each
   */
  public OpenFaasPlatformBuilder shards(int most, int replicas) {
    functions = most;
    replicasEach = replicas;
    sharded = true;
    return this;
  }

  /** Shards within the Community Edition's limits: 13 functions of up to 5 replicas, 65 workers. */
  public OpenFaasPlatformBuilder communityShards() {
    return shards(PlatformSettings.COMMUNITY_FUNCTIONS, PlatformSettings.COMMUNITY_REPLICAS);
  }

  /** Where a worker says that it is well, below the function; any answer of its own will do. */
  public OpenFaasPlatformBuilder healthPath(String path) {
    healthPath = path;
    return this;
  }

  /** How long a worker may take for a task; beyond it the attempt has failed. */
  public OpenFaasPlatformBuilder invocationTimeout(Duration limit) {
    invocationTimeout = limit;
    return this;
  }

  /** How long a task is offered to workers that are busy before it goes back to its queue. */
  public OpenFaasPlatformBuilder patience(Duration limit) {
    patience = limit;
    return this;
  }

  /**
   * How often functions are looked at.
   *
   * @param first wait before the second look at a function that starts; it then grows
   * @param steady wait between two looks at a function that is as wanted
   */
  public OpenFaasPlatformBuilder polling(Duration first, Duration steady) {
    firstPoll = first;
    steadyPoll = steady;
    return this;
  }

  /** How long fewer workers must be wanted before replicas are taken away. */
  public OpenFaasPlatformBuilder shrinkDelay(Duration delay) {
    shrinkDelay = delay;
    return this;
  }

  /**
   * The platform.
   *
   * @throws IllegalArgumentException when a setting is out of its range, or the function's name
   *     does not go with it
   */
  public OpenFaasPlatform build() {
    PlatformSettings settings =
        new PlatformSettings(
            functions,
            replicasEach,
            sharded,
            healthPath,
            invocationTimeout,
            patience,
            firstPoll,
            steadyPoll,
            shrinkDelay);
    String longest = sharded ? deployment.service() + "-" + functions : deployment.service();
    Require.that(
        FunctionName.isValid(longest),
        "service",
        deployment.service(),
        "of lower-case letters, digits and hyphens, with its number at most "
            + LONGEST_NAME
            + " characters");
    Require.that(
        !sharded || !deployment.image().isEmpty(),
        "image",
        "''",
        "named, since shards are deployed as they are needed");
    Require.that(
        deployment.namespace().isEmpty() || deployment.namespace().equals(client.namespace()),
        "namespace",
        deployment.namespace(),
        "that of the client, '" + client.namespace() + "'");
    return new OpenFaasPlatform(client, deployment, settings);
  }
}
