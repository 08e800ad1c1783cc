package io.farmhand.gateway.server;

import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.gateway.setting.GatewaySettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Who may manage functions: whoever has the password or, when there is none, every program on this
 * machine, but no web page that a browser on it shows.
 */
final class Access {
  private final Optional<byte[]> expected;

  Access(Optional<String> password) {
    expected =
        password.map(
            word ->
                Base64.getEncoder()
                    .encode((GatewaySettings.USER + ":" + word).getBytes(StandardCharsets.UTF_8)));
  }

  /** Refuses a request that is not allowed to manage functions. */
  void check(Incoming incoming) {
    if (expected.isPresent()) {
      requirePassword(incoming.header("Authorization").orElse(""), expected.get());
    } else {
      requireNoWebPage(incoming);
    }
  }

  private static void requirePassword(String authorization, byte[] expected) {
    boolean basic = authorization.regionMatches(true, 0, "Basic ", 0, 6);
    byte[] found =
        basic ? authorization.substring(6).strip().getBytes(StandardCharsets.UTF_8) : new byte[0];
    if (!MessageDigest.isEqual(found, expected)) {
      throw RefusedException.of(401, "invalid credentials");
    }
  }

  /** A page can send requests anywhere, also by way of a name that it made to mean this machine. */
  private static void requireNoWebPage(Incoming incoming) {
    String host = incoming.header("Host").orElse("");
    if (incoming.header("Origin").isPresent() || !GatewaySettings.isLoopback(hostOnly(host))) {
      throw RefusedException.of(
          403, "Without a password, functions are managed by programs on this machine only");
    }
  }

  private static String hostOnly(String host) {
    try {
      String name = URI.create("http://" + host).getHost();
      return name == null ? "" : name.replaceAll("[\\[\\]]", "");
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
