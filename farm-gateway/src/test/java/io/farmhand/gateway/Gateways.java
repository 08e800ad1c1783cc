package io.farmhand.gateway;

import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.gateway.setting.GatewaySettingsBuilder;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Gateways for tests. */
final class Gateways {
  static final String PASSWORD = "open sesame";
  static final Release RELEASE = new Release("0.0.0", "none", "");

  /** A folder for caches where none are made. */
  static final Path NO_CACHE = Path.of("/nonexistent");

  private Gateways() {}

  static GatewaySettingsBuilder settings(Path cache) {
    return GatewaySettings.builder()
        .password(PASSWORD)
        .cache(cache)
        .maxBodyBytes(2 << 20)
        .grace(Duration.ofSeconds(20));
  }

  static EmbeddedGateway start(GatewaySettingsBuilder settings) {
    try {
      return EmbeddedGateway.start(settings.build(), RELEASE, TimeSource.system());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
