package io.farmhand.app.service;

import io.farmhand.check.Require;
import io.farmhand.gateway.setting.GatewaySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a farm is served.
 *
 * @param host address to listen on
 * @param port to listen on; 0 takes a free one
 * @param token that callers must bear; none lets everyone on this machine in
 * @param maxBodyBytes longest input
 * @param drain how long accepted inputs may still take at the end
 * @param unfetched folder for results that nobody has fetched at the end
 */
public record ServeSettings(
    String host,
    int port,
    Optional<String> token,
    int maxBodyBytes,
    Duration drain,
    Path unfetched) {
  private static final int MOST_PORT = 65_535;

  /** Checks the numbers, and that only this machine gets in without a token. */
  public ServeSettings {
    Require.that(port >= 0 && port <= MOST_PORT, "port", port, "0 to 65535");
    Require.that(
        token.isPresent() || GatewaySettings.isLoopback(host),
        "host",
        host,
        "127.0.0.1, ::1 or localhost unless FARMHAND_TOKEN holds a token for callers");
    Require.that(maxBodyBytes > 0, "maxBodyBytes", maxBodyBytes, "above 0");
    Require.notNegative("drain", drain);
  }

  /** All but the token. */
  @Override
  public String toString() {
    return "ServeSettings[%s:%d, token %s]"
        .formatted(host, port, token.isPresent() ? "set" : "none");
  }
}
