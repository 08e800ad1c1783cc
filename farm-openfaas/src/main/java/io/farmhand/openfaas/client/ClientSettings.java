package io.farmhand.openfaas.client;

import io.farmhand.check.Require;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a client talks to its gateway.
 *
 * @param url of the gateway, without a slash at its end
 * @param credentials of the caller
 * @param authority a PEM file of the only authorities to be trusted; the JDK's own when empty
 * @param namespace of the functions and secrets; empty for the gateway's default
 * @param connectTimeout for a connection to come about
 * @param timeout for the whole answer to a call of the gateway's own interface
 * @param invocationTimeout for the whole answer of a function
 * @param attempts how often a call is sent at most, at least 1; only calls that are safe to send
 *     again are
 * @param backoff wait before the second attempt, twice as long before each further one
 * @param maxResponseBytes longest answer that is taken
 */
record ClientSettings(
    String url,
    Credentials credentials,
    Optional<Path> authority,
    String namespace,
    Duration connectTimeout,
    Duration timeout,
    Duration invocationTimeout,
    int attempts,
    Duration backoff,
    long maxResponseBytes) {
  ClientSettings {
    Require.positive("connectTimeout", connectTimeout);
    Require.positive("timeout", timeout);
    Require.positive("invocationTimeout", invocationTimeout);
    Require.that(attempts >= 1, "attempts", attempts, "at least 1");
    Require.notNegative("backoff", backoff);
    Require.that(maxResponseBytes >= 1, "maxResponseBytes", maxResponseBytes, "at least 1");
  }

  /** The text of {@code url} as it is kept. */
  static String checked(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    Require.that(
        web && url.getHost() != null && url.getRawQuery() == null && url.getUserInfo() == null,
        "url",
        url.getUserInfo() == null ? url : "(with a password)",
        "such as http://127.0.0.1:8080 or https://gateway.example.com, without user or query");
    return url.toString().replaceFirst("/+$", "");
  }
}
