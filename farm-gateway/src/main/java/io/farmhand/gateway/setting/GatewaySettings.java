package io.farmhand.gateway.setting;

import io.farmhand.check.Require;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the gateway works.
 *
 * @param host address to listen on
 * @param port for calls; 0 takes a free one
 * @param metricsPort for metrics; 0 takes a free one
 * @param password of the user {@code admin}; none lets everyone on this machine in
 * @param maxBodyBytes longest body of a call and, of one that is not streamed, of its answer
 * @param timeout longest time of a call, unless the function sets its own
 * @param readTimeout how long a caller may send nothing, within a request or between two
 * @param startTimeout time that a replica has to be ready
 * @param grace time that calls under way have to end when a replica stops
 * @param maxFunctions most functions at a time
 * @param maxReplicas most replicas of a function
 * @param logLines lines that are kept of each function
 * @param cache folder for ahead-of-time caches, which outlive the gateway
 */
public record GatewaySettings(
    String host,
    int port,
    int metricsPort,
    Optional<String> password,
    long maxBodyBytes,
    Duration timeout,
    Duration readTimeout,
    Duration startTimeout,
    Duration grace,
    int maxFunctions,
    int maxReplicas,
    int logLines,
    Path cache) {
  /** The user's name, as OpenFaaS has it. */
  public static final String USER = "admin";

  private static final int MOST_PORT = 65_535;

  /** Checks the numbers, and that only this machine gets in without a password. */
  public GatewaySettings {
    Require.that(port >= 0 && port <= MOST_PORT, "port", port, "0 to 65535");
    Require.that(
        metricsPort >= 0 && metricsPort <= MOST_PORT, "metricsPort", metricsPort, "0 to 65535");
    Require.that(
        password.isPresent() || isLoopback(host),
        "host",
        host,
        "127.0.0.1, ::1 or localhost when there is no password");
    Require.that(!password.equals(Optional.of("")), "password", "''", "not empty");
    Require.that(maxBodyBytes > 0, "maxBodyBytes", maxBodyBytes, "above 0");
    Require.positive("timeout", timeout);
    Require.positive("readTimeout", readTimeout);
    Require.positive("startTimeout", startTimeout);
    Require.notNegative("grace", grace);
    Require.that(maxFunctions > 0, "maxFunctions", maxFunctions, "above 0");
    Require.that(maxReplicas > 0, "maxReplicas", maxReplicas, "above 0");
    Require.that(logLines > 0, "logLines", logLines, "above 0");
  }

  /** Whether {@code host} is reached from this machine only. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  /**
   * Describes settings; all have defaults, with which the gateway is on free ports of this machine.
   */
  public static GatewaySettingsBuilder builder() {
    return new GatewaySettingsBuilder();
  }

  /** The user's folder for caches, by the rules of the XDG base directories. */
  public static Path defaultCache() {
    String set = System.getenv("XDG_CACHE_HOME");
    Path caches =
        set != null && set.startsWith("/")
            ? Path.of(set)
            : Path.of(System.getProperty("user.home"), ".cache");
    return caches.resolve("farmhand");
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "GatewaySettings[%s:%d, metrics %d, password %s]"
        .formatted(host, port, metricsPort, password.isPresent() ? "set" : "none");
  }
}
