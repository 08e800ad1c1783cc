package io.farmhand.app.site;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.run.Build;
import io.farmhand.gateway.EmbeddedGateway;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A gateway that can be asked: one that is there, or an embedded one of this process, which ends
 * with this object and takes all its functions with it.
 */
public final class Gateway implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final GatewayClient client;
  private final Optional<EmbeddedGateway> embedded;
  private final boolean local;

  private Gateway(GatewayClient client, Optional<EmbeddedGateway> embedded, boolean local) {
    this.client = client;
    this.embedded = embedded;
    this.local = local;
  }

  /**
   * The gateway at this address, with the credentials of the environment; without an address an
   * embedded one.
   *
   * @throws ExitException when it cannot be reached or started
   */
  public static Gateway open(Optional<URI> url) {
    return url.map(Gateway::at).orElseGet(Gateway::embedded);
  }

  private static Gateway at(URI url) {
    GatewayClient client;
    try {
      client = GatewayClient.builder(url).environment(System.getenv()).build();
    } catch (IllegalArgumentException e) {
      throw Usage.wrong("Wrong gateway: " + e.getMessage(), e);
    }
    try {
      boolean processes = client.info().provider().orchestration().equals("processes");
      return new Gateway(client, Optional.empty(), processes);
    } catch (OpenFaasException e) {
      client.close();
      throw new ExitException(ExitCode.CANNOT_RUN, String.valueOf(e.getMessage()), e);
    }
  }

  private static Gateway embedded() {
    String password = EmbeddedGateway.newPassword();
    GatewaySettings settings =
        GatewaySettings.builder().password(password).timeout(LONGEST_CALL).grace(GRACE).build();
    try {
      Release release = new Release(Build.version(), "unknown", "");
      EmbeddedGateway gateway = EmbeddedGateway.start(settings, release, TimeSource.system());
      GatewayClient client =
          GatewayClient.builder(gateway.uri()).basicAuth(GatewaySettings.USER, password).build();
      return new Gateway(client, Optional.of(gateway), true);
    } catch (IOException e) {
      throw new ExitException(ExitCode.CANNOT_RUN, String.valueOf(e.getMessage()), e);
    }
  }

  /** Calls it. */
  public GatewayClient client() {
    return client;
  }

  /** Whether its functions are programs of a machine instead of containers. */
  public boolean runsProcesses() {
    return local;
  }

  /** Whether it is of this process. */
  public boolean isEmbedded() {
    return embedded.isPresent();
  }

  @Override
  public void close() {
    client.close();
    embedded.ifPresent(EmbeddedGateway::close);
  }
}
