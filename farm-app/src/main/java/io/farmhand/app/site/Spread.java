package io.farmhand.app.site;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.openfaas.OpenFaasPlatform;
import io.farmhand.openfaas.OpenFaasPlatformBuilder;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How workers are spread over functions of a gateway.
 *
 * @param shards most functions alike; without it one
 * @param replicas most replicas of each; without it as many as may be wanted, or the Community
 *     Edition's 5 of several functions
 */
public record Spread(Optional<Integer> shards, Optional<Integer> replicas) {
  private static final int SHARD_REPLICAS = 5;

  /**
   * The platform so spread.
   *
   * @param begun a builder to which the spread is added
   * @param most workers that may be wanted
   * @throws ExitException when it cannot be so
   */
  public OpenFaasPlatform platform(Supplier<OpenFaasPlatformBuilder> begun, int most) {
    try {
      OpenFaasPlatformBuilder builder = begun.get();
      shards.ifPresentOrElse(
          count -> builder.shards(count, replicas.orElse(SHARD_REPLICAS)),
          () -> builder.replicas(replicas.orElse(Math.max(1, most))));
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw Usage.wrong("Wrong platform: " + e.getMessage(), e);
    }
  }
}
