package io.farmhand.gateway.server;

import io.farmhand.gateway.function.DeployedFunction;
import io.farmhand.gateway.function.Functions;
import io.farmhand.gateway.metrics.InvocationMetrics;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.time.TimeSource;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway's two ports: one for calls, one for metrics. */
public final class GatewayServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final WebServer calls;
  private final WebServer metrics;
  private final AsyncCalls asyncCalls;

  private GatewayServer(WebServer calls, WebServer metrics, AsyncCalls asyncCalls) {
    this.calls = calls;
    this.metrics = metrics;
    this.asyncCalls = asyncCalls;
  }

  /**
   * Starts to listen on both.
   *
   * @throws IOException when a port is in use, or the address is not of this machine
   */
  public static GatewayServer start(
      GatewaySettings settings, Functions functions, Release release, TimeSource time)
      throws IOException {
    InvocationMetrics counts = new InvocationMetrics();
    Invocations invocations = new Invocations(functions, counts, settings, time);
    AsyncCalls asyncCalls = new AsyncCalls(functions, invocations, settings, time);
    Router router =
        new Router(
            new Access(settings.password()),
            new SystemApi(functions, counts, release),
            invocations,
            asyncCalls);
    WebServer calls = listen(settings.host(), settings.port(), router);
    try {
      Handler exposition =
          (_, response) ->
              response
                  .header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                  .send(counts.exposition(replicas(functions)).getBytes(StandardCharsets.UTF_8));
      WebServer metrics = listen(settings.host(), settings.metricsPort(), exposition);
      return new GatewayServer(calls, metrics, asyncCalls);
    } catch (IOException e) {
      calls.stop();
      asyncCalls.close();
      throw e;
    }
  }

  private static WebServer listen(String host, int port, Handler handler) throws IOException {
    requireFree(host, port);
    WebServer server =
        WebServer.builder()
            .host(host)
            .port(port)
            .backlog(BACKLOG)
            .contentEncoding(new AsTheyCome())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(500))
            .routing(routing -> routing.any(handler))
            .build()
            .start();
    if (!server.isRunning()) {
      throw cannotListen(host, port, null);
    }
    return server;
  }

  /** The server itself only logs that it cannot listen. */
  private static void requireFree(String host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw cannotListen(host, port, e);
    }
  }

  private static IOException cannotListen(String host, int port, @Nullable IOException cause) {
    String why = cause == null ? "see the log" : cause.getMessage();
    return new IOException(
        "Cannot listen on %s:%d (%s); choose another address or port".formatted(host, port, why),
        cause);
  }

  private static Map<String, Integer> replicas(Functions functions) {
    return functions.all().stream()
        .collect(
            Collectors.toMap(function -> function.name().toString(), DeployedFunction::target));
  }

  /** The port for calls. */
  public int port() {
    return calls.port();
  }

  /** The port for metrics. */
  public int metricsPort() {
    return metrics.port();
  }

  /** Ends both ports and what waits to be called. */
  @Override
  public void close() {
    asyncCalls.close();
    calls.stop();
    metrics.stop();
  }
}
