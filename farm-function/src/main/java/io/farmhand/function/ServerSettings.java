package io.farmhand.function;

import java.time.Duration;

/**
 * How a function is served.
 *
 * @param host address to listen on
 * @param port to listen on; 0 takes a free one
 * @param slots tasks at a time; what comes beyond is answered with 429
 * @param maxBodyBytes longest body that is taken
 * @param readTimeout time for a whole request to arrive, from its first byte
 * @param idleTimeout time for which an unused connection is kept
 */
public record ServerSettings(
    String host,
    int port,
    int slots,
    int maxBodyBytes,
    Duration readTimeout,
    Duration idleTimeout) {
  /** All interfaces, a free port, one slot, 64 MiB, 30 s for a request, 75 s between two. */
  public static final ServerSettings DEFAULT =
      new ServerSettings("0.0.0.0", 0, 1, 64 << 20, Duration.ofSeconds(30), Duration.ofSeconds(75));

  /** Checks the numbers. */
  public ServerSettings {
    require(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
    require(slots >= 1, "slots", slots, "at least 1");
    require(maxBodyBytes >= 0, "maxBodyBytes", maxBodyBytes, "at least 0");
    require(readTimeout.isPositive(), "readTimeout", readTimeout, "longer than 0 s");
    require(idleTimeout.isPositive(), "idleTimeout", idleTimeout, "longer than 0 s");
  }

  private static void require(boolean valid, String name, Object value, String rule) {
    if (!valid) {
      throw new IllegalArgumentException(name + " = " + value + ", must be " + rule);
    }
  }

  /** The same on this address. */
  public ServerSettings withHost(String changed) {
    return new ServerSettings(changed, port, slots, maxBodyBytes, readTimeout, idleTimeout);
  }

  /** The same on this port. */
  public ServerSettings withPort(int changed) {
    return new ServerSettings(host, changed, slots, maxBodyBytes, readTimeout, idleTimeout);
  }

  /** The same with so many slots. */
  public ServerSettings withSlots(int changed) {
    return new ServerSettings(host, port, changed, maxBodyBytes, readTimeout, idleTimeout);
  }

  /** The same with this limit. */
  public ServerSettings withMaxBodyBytes(int changed) {
    return new ServerSettings(host, port, slots, changed, readTimeout, idleTimeout);
  }

  /** The same with this patience for a request. */
  public ServerSettings withReadTimeout(Duration changed) {
    return new ServerSettings(host, port, slots, maxBodyBytes, changed, idleTimeout);
  }

  /** The same with this patience between requests. */
  public ServerSettings withIdleTimeout(Duration changed) {
    return new ServerSettings(host, port, slots, maxBodyBytes, readTimeout, changed);
  }
}
