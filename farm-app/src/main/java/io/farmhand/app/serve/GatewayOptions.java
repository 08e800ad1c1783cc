package io.farmhand.app.serve;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.gateway.EmbeddedGateway;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.gateway.setting.GatewaySettingsBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the embedded gateway. */
public final class GatewayOptions {
  private static final long MEBIBYTE = 1 << 20;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on; the default is reached from this machine only (default:"
              + " ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port for calls; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      defaultValue = "8082",
      description = "Port for Prometheus; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int metricsPort = 8082;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "File with the password of the user admin; it is made with a new one when it is missing."
              + " Without this option a new password is shown.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(
      names = "--no-auth",
      description = "Let every program on this machine manage functions, without a password.")
  private boolean noAuth;

  @Option(
      names = "--max-body",
      paramLabel = "MIB",
      defaultValue = "256",
      description = "Longest body of a call, in MiB (default: ${DEFAULT-VALUE}).")
  private long maxBodyMebibytes = 256;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description =
          "Longest time of a call, unless the function sets exec_timeout (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(60);

  @Option(
      names = "--read-timeout",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description =
          "How long a caller may send nothing, within a request (408) or between two; then it is"
              + " hung up on (default: ${DEFAULT-VALUE}).")
  private Duration readTimeout = Duration.ofSeconds(60);

  @Option(
      names = "--start-timeout",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description = "Time that a replica has to be ready (default: ${DEFAULT-VALUE}).")
  private Duration startTimeout = Duration.ofSeconds(60);

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      defaultValue = "30s",
      description =
          "Time that calls under way have to end when a replica stops (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration grace = Duration.ofSeconds(30);

  /** Whether the password is nowhere but in these settings. */
  boolean showsPassword() {
    return !noAuth && passwordFile.isEmpty();
  }

  /**
   * The settings.
   *
   * @throws ExitException when they do not go together
   */
  GatewaySettings settings() {
    if (noAuth && passwordFile.isPresent()) {
      throw Usage.wrong("Give either --no-auth or --password-file, not both");
    }
    GatewaySettingsBuilder settings = GatewaySettings.builder();
    if (!noAuth) {
      settings.password(passwordFile.map(Password::of).orElseGet(EmbeddedGateway::newPassword));
    }
    try {
      return settings
          .host(host)
          .port(port)
          .metricsPort(metricsPort)
          .maxBodyBytes(Math.multiplyExact(maxBodyMebibytes, MEBIBYTE))
          .timeout(timeout)
          .readTimeout(readTimeout)
          .startTimeout(startTimeout)
          .grace(grace)
          .build();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Usage.wrong("Wrong settings: " + e.getMessage());
    }
  }
}
