package io.farmhand.gateway;

import io.farmhand.gateway.chance.Entropy;
import io.farmhand.gateway.function.Functions;
import io.farmhand.gateway.server.GatewayServer;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A gateway in this process: the REST contract of OpenFaaS, with functions as local processes
 * instead of containers.
 *
 * <pre>{@code
 * try (EmbeddedGateway gateway = EmbeddedGateway.start(settings, release, TimeSource.system())) {
 *   ... // deploy and call functions at gateway.uri()
 * }
 * }</pre>
 *
 * <p>No process of a function outlives it, also when this process is killed.
 */
public final class EmbeddedGateway implements AutoCloseable {
  private final Functions functions;
  private final GatewayServer server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedGateway(Functions functions, GatewayServer server) {
    this.functions = functions;
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param release what it says that it is
   * @throws IOException when it cannot listen, or has no place for its files
   */
  public static EmbeddedGateway start(GatewaySettings settings, Release release, TimeSource time)
      throws IOException {
    Functions functions = Functions.open(settings, time);
    try {
      GatewayServer server = GatewayServer.start(settings, functions, release, time);
      return new EmbeddedGateway(functions, server);
    } catch (IOException | RuntimeException e) {
      functions.close();
      throw e;
    }
  }

  /** A password that nobody guesses. */
  public static String newPassword() {
    return Entropy.password();
  }

  /** Where it is called. */
  public URI uri() {
    return server.uri();
  }

  /** Where it tells its metrics. */
  public URI metricsUri() {
    return server.metricsUri();
  }

  /** Lets calls under way end, then ends the functions and the ports. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      functions.close();
      server.close();
    }
  }
}
