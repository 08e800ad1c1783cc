package io.farmhand.gateway.http;

import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port that speaks HTTP/1.1 and HTTP/1.0: one handler answers all requests, each in a thread of
 * the system, which calls functions with less detours than a virtual one.
 *
 * <p>A caller that sends nothing for too long is hung up on: with 408 within a body, else without a
 * word.
 */
public final class HttpPort implements AutoCloseable {
  /** How long a caller may send nothing: longer than clients usually keep idle connections. */
  public static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);
  private static final int BACKLOG = 1024;

  /** Requests that are answered at a time, about; others wait for one of them. */
  private static final int MOST_THREADS = 4096;

  private static final int LEAST_THREADS = 8;
  private static final int MOST_HEAD_BYTES = 64 << 10;
  private static final Duration GRACE = Duration.ofMillis(500);

  private final Server server;
  private final ServerConnector connector;
  private final JettyHandler handler;
  private final String host;
  private final TimeSource time;

  private HttpPort(
      Server server,
      ServerConnector connector,
      JettyHandler handler,
      String host,
      TimeSource time) {
    this.server = server;
    this.connector = connector;
    this.handler = handler;
    this.host = host;
    this.time = time;
  }

  /**
   * Starts to listen.
   *
   * @param port to listen on; 0 takes a free one
   * @param readTimeout how long a caller may send nothing
   * @throws IOException when the port is in use, or the address is not of this machine
   */
  public static HttpPort open(
      String host, int port, Duration readTimeout, RequestHandler handler, TimeSource time)
      throws IOException {
    ServerSocketChannel listener = listen(host, port);
    Server server = server();
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setIdleTimeout(Math.max(1, readTimeout.toMillis()));
    connector.setShutdownIdleTimeout(1);
    server.addConnector(connector);
    JettyHandler adapter = new JettyHandler(handler);
    server.setHandler(adapter);
    server.setErrorHandler(new BadHeads());
    try {
      connector.open(listener);
      server.start();
    } catch (Exception e) {
      listener.close();
      throw new IOException("Port " + port + " cannot be served", e);
    }
    return new HttpPort(server, connector, adapter, host, time);
  }

  private static ServerSocketChannel listen(String host, int port) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.socket().setReuseAddress(true);
      listener.socket().bind(new InetSocketAddress(host, port), BACKLOG);
      return listener;
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "Cannot listen on %s:%d (%s); choose another address or port"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  private static Server server() {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("http");
    return new Server(threads, new ScheduledExecutorScheduler("http-timeouts", true), null);
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(MOST_HEAD_BYTES);
    configuration.setMaxResponseHeaderSize(2 * MOST_HEAD_BYTES);
    // Paths are matched, and handed on, as they come: none is resolved against a folder.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    return configuration;
  }

  /** The port. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Where it is called from this machine. */
  public URI uri() {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    String reached = name.contains(":") ? "[" + name + "]" : name;
    return URI.create("http://" + reached + ":" + port());
  }

  /** Takes no more requests; those under way have half a second to be answered. */
  @Override
  public void close() {
    var _ = connector.shutdown();
    connector.close();
    handler.await(GRACE, time);
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("Port {} could not be closed: {}", port(), e.toString());
    }
  }
}
