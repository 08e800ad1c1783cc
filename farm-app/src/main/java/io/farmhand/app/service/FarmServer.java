package io.farmhand.app.service;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

/** The port of a served farm. */
final class FarmServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final WebServer server;
  private final String host;

  private FarmServer(WebServer server, String host) {
    this.server = server;
    this.host = host;
  }

  /**
   * Starts to listen.
   *
   * @throws IOException when the port is in use, or the address is not of this machine
   */
  static FarmServer start(String host, int port, Handler handler) throws IOException {
    requireFree(host, port);
    WebServer server =
        WebServer.builder()
            .host(host)
            .port(port)
            .backlog(BACKLOG)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(500))
            .routing(routing -> routing.any(handler))
            .build()
            .start();
    if (!server.isRunning()) {
      throw new IOException("Cannot listen on %s:%d; see the log".formatted(host, port));
    }
    return new FarmServer(server, host);
  }

  /** The server itself only logs that it cannot listen. */
  private static void requireFree(String host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new IOException(
          "Cannot listen on %s:%d (%s); choose another address or port"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  /** Where it is called. */
  URI uri() {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    String reached = name.contains(":") ? "[" + name + "]" : name;
    return URI.create("http://" + reached + ":" + server.port());
  }

  @Override
  public void close() {
    server.stop();
  }
}
