package io.farmhand.app.farmfile;

import io.farmhand.check.Require;
import io.farmhand.openfaas.wire.DeploymentBuilder;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.Resources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function of a farm: its emitter, its worker or its collector.
 *
 * @param function its name
 * @param image its container image; empty when it runs as a process
 * @param process its command; empty for the image's own
 * @param http whether it is one program that speaks HTTP, or one that is started for each call
 * @param ready path that answers 200 once it can be called; empty for none
 * @param env its environment
 * @param secrets names of the secrets that it may read
 * @param limits what it may use
 * @param timeout longest time of a call
 * @param mediaType of what is sent to it
 */
public record StageFile(
    String function,
    String image,
    String process,
    boolean http,
    String ready,
    Map<String, String> env,
    List<String> secrets,
    Resources limits,
    Duration timeout,
    String mediaType) {
  public StageFile {
    Require.that(
        FunctionName.isValid(function),
        "function",
        function,
        "of lower-case letters, digits and hyphens, at most 63 of them");
    Require.that(
        ready.isEmpty() || ready.startsWith("/"),
        "ready",
        ready,
        "a path with a slash at its start");
    Require.positive("timeout", timeout);
    env = Map.copyOf(env);
    secrets = List.copyOf(secrets);
  }

  /** The same, where a replica takes one call at a time. */
  public StageFile alone() {
    Map<String, String> more = new HashMap<>(env);
    more.putIfAbsent("max_inflight", "1");
    return new StageFile(
        function, image, process, http, ready, more, secrets, limits, timeout, mediaType);
  }

  /** Whether it must be deployed, or is there already. */
  public boolean isDeployed() {
    return !image.isEmpty() || !process.isEmpty();
  }

  /**
   * It as it is to be deployed; without an image and a process, as it is there already.
   *
   * @param labels more labels
   */
  public FunctionDeployment deployment(Map<String, String> labels) {
    String named = image.isEmpty() && !process.isEmpty() ? "none" : image;
    DeploymentBuilder builder =
        FunctionDeployment.builder(function, named)
            .envProcess(process)
            .env("exec_timeout", timeout.toMillis() + "ms")
            .env(env)
            .secrets(secrets)
            .labels(labels)
            .limits(limits);
    if (http) {
      builder.env("mode", "http");
    }
    if (!ready.isEmpty()) {
      builder.env("ready_path", ready);
    }
    return builder.build();
  }
}
