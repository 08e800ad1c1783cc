package io.farmhand.gateway.server;

import io.farmhand.gateway.function.DeployedFunction;
import io.farmhand.gateway.function.Functions;
import io.farmhand.gateway.http.HttpPort;
import io.farmhand.gateway.http.RequestHandler;
import io.farmhand.gateway.metrics.InvocationMetrics;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The gateway's two ports: one for calls, one for metrics. */
public final class GatewayServer implements AutoCloseable {
  private final HttpPort calls;
  private final HttpPort metrics;
  private final AsyncCalls asyncCalls;

  private GatewayServer(HttpPort calls, HttpPort metrics, AsyncCalls asyncCalls) {
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
    HttpPort calls = open(settings, settings.port(), router, time);
    try {
      RequestHandler exposition =
          (_, response) ->
              response
                  .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                  .send(
                      200, counts.exposition(replicas(functions)).getBytes(StandardCharsets.UTF_8));
      HttpPort metrics = open(settings, settings.metricsPort(), exposition, time);
      return new GatewayServer(calls, metrics, asyncCalls);
    } catch (IOException e) {
      calls.close();
      asyncCalls.close();
      throw e;
    }
  }

  private static HttpPort open(
      GatewaySettings settings, int port, RequestHandler handler, TimeSource time)
      throws IOException {
    return HttpPort.open(settings.host(), port, settings.readTimeout(), handler, time);
  }

  private static Map<String, Integer> replicas(Functions functions) {
    return functions.all().stream()
        .collect(
            Collectors.toMap(function -> function.name().toString(), DeployedFunction::target));
  }

  /** Where it is called. */
  public URI uri() {
    return calls.uri();
  }

  /** Where it tells its metrics. */
  public URI metricsUri() {
    return metrics.uri().resolve("/metrics");
  }

  /** Ends both ports and what waits to be called. */
  @Override
  public void close() {
    asyncCalls.close();
    calls.close();
    metrics.close();
  }
}
