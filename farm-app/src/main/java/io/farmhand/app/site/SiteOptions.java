package io.farmhand.app.site;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of where workers run. */
public final class SiteOptions {
  private static final String LOCAL = "local";
  private static final String OPENFAAS = "openfaas";

  @Option(
      names = "--platform",
      paramLabel = "local|openfaas",
      defaultValue = LOCAL,
      description =
          "Where workers run: as threads of this process, or as functions of OpenFaaS (default:"
              + " ${DEFAULT-VALUE}).")
  private String platform = LOCAL;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description =
          "The gateway of OpenFaaS; the variables FARMHAND_GATEWAY_PASSWORD and others say who"
              + " calls. Without it an embedded one runs for as long as the command.")
  private Optional<URI> gateway = Optional.empty();

  @Option(
      names = "--image",
      paramLabel = "NAME",
      description =
          "Container image of the worker on a cluster; without it the function must be deployed"
              + " there already.")
  private Optional<String> image = Optional.empty();

  @Option(
      names = "--shards",
      paramLabel = "N",
      description = "Spread the workers over up to N functions alike.")
  private Optional<Integer> shards = Optional.empty();

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description =
          "Most replicas of each function (default: as many as may be wanted, or 5 with --shards).")
  private Optional<Integer> replicas = Optional.empty();

  /**
   * Whether workers leave this process.
   *
   * @throws ExitException when the options do not go together
   */
  public boolean isRemote() {
    if (platform.equals(OPENFAAS)) {
      requireSound();
      return true;
    }
    if (!platform.equals(LOCAL)) {
      throw Usage.wrong("--platform must be local or openfaas, found '" + platform + "'");
    }
    if (gateway.isPresent() || image.isPresent() || shards.isPresent() || replicas.isPresent()) {
      throw Usage.wrong("--gateway, --image, --shards and --replicas need --platform openfaas");
    }
    return false;
  }

  private void requireSound() {
    if (image.isPresent() && gateway.isEmpty()) {
      throw Usage.wrong("--image is for a cluster; name its gateway with --gateway URL");
    }
    if (shards.orElse(1) < 1 || replicas.orElse(1) < 1) {
      throw Usage.wrong("--shards and --replicas must be at least 1");
    }
  }

  Optional<URI> gateway() {
    return gateway;
  }

  Optional<String> image() {
    return image;
  }

  Spread spread() {
    return new Spread(shards, replicas);
  }
}
