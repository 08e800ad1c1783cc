package io.farmhand.gateway.setting;

import io.farmhand.gateway.http.HttpPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Describes how the gateway works; every setting has a default. */
public final class GatewaySettingsBuilder {
  private String host = "127.0.0.1";
  private int port = 0;
  private int metricsPort = 0;
  private Optional<String> password = Optional.empty();
  private long maxBodyBytes = 256L << 20;
  private Duration timeout = Duration.ofSeconds(60);
  private Duration readTimeout = HttpPort.READ_TIMEOUT;
  private Duration startTimeout = Duration.ofSeconds(60);
  private Duration grace = Duration.ofSeconds(30);
  private int maxFunctions = 1000;
  private int maxReplicas = 1000;
  private int logLines = 10_000;
  private Path cache = GatewaySettings.defaultCache();

  GatewaySettingsBuilder() {}

  /** Address to listen on: 127.0.0.1 unless set. */
  public GatewaySettingsBuilder host(String host) {
    this.host = host;
    return this;
  }

  /** Port for calls: a free one unless set. */
  public GatewaySettingsBuilder port(int port) {
    this.port = port;
    return this;
  }

  /** Port for metrics: a free one unless set. */
  public GatewaySettingsBuilder metricsPort(int metricsPort) {
    this.metricsPort = metricsPort;
    return this;
  }

  /** Password of the user {@code admin}; without one, everyone on this machine gets in. */
  public GatewaySettingsBuilder password(String password) {
    this.password = Optional.of(password);
    return this;
  }

  /** Longest body of a call and, of one that is not streamed, of its answer: 256 MiB unless set. */
  public GatewaySettingsBuilder maxBodyBytes(long maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
    return this;
  }

  /** Longest time of a call, unless the function sets its own: 60 s unless set. */
  public GatewaySettingsBuilder timeout(Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  /** How long a caller may send nothing, within a request or between two: 60 s unless set. */
  public GatewaySettingsBuilder readTimeout(Duration readTimeout) {
    this.readTimeout = readTimeout;
    return this;
  }

  /** Time that a replica has to be ready: 60 s unless set. */
  public GatewaySettingsBuilder startTimeout(Duration startTimeout) {
    this.startTimeout = startTimeout;
    return this;
  }

  /** Time that calls under way have to end when a replica stops: 30 s unless set. */
  public GatewaySettingsBuilder grace(Duration grace) {
    this.grace = grace;
    return this;
  }

  /** Most functions at a time: 1000 unless set. */
  public GatewaySettingsBuilder maxFunctions(int maxFunctions) {
    this.maxFunctions = maxFunctions;
    return this;
  }

  /** Most replicas of a function: 1000 unless set. */
  public GatewaySettingsBuilder maxReplicas(int maxReplicas) {
    this.maxReplicas = maxReplicas;
    return this;
  }

  /** Lines that are kept of each function: 10,000 unless set. */
  public GatewaySettingsBuilder logLines(int logLines) {
    this.logLines = logLines;
    return this;
  }

  /** Folder for ahead-of-time caches: the user's unless set. */
  public GatewaySettingsBuilder cache(Path cache) {
    this.cache = cache;
    return this;
  }

  /**
   * The settings.
   *
   * @throws IllegalArgumentException when they do not go together
   */
  public GatewaySettings build() {
    return new GatewaySettings(
        host,
        port,
        metricsPort,
        password,
        maxBodyBytes,
        timeout,
        readTimeout,
        startTimeout,
        grace,
        maxFunctions,
        maxReplicas,
        logLines,
        cache);
  }
}
