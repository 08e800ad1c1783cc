package io.farmhand.function;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * An HTTP/1.1 server for one function.
 *
 * <p>{@code GET /_/health} is 200 while the worker lives and {@code GET /_/ready} while it has a
 * free slot; all else is a request to the function. Once {@linkplain #stop stopped} it answers 503
 * to what comes and finishes what it has.
 */
public final class FunctionServer implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final int MOST_CONNECTIONS = 256;
  private static final long STACK_BYTES = 512 << 10;

  private final ServerSocket listener;
  private final Handler handler;
  private final ServerSettings settings;
  private final Slots slots;
  private final Set<Socket> connections = new HashSet<>();

  private FunctionServer(ServerSocket listener, Handler handler, ServerSettings settings) {
    this.listener = listener;
    this.handler = handler;
    this.settings = settings;
    this.slots = new Slots(settings.slots());
  }

  /**
   * Starts to listen.
   *
   * @throws IOException when it cannot, such as on a port in use
   */
  public static FunctionServer start(Handler handler, ServerSettings settings) throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "Cannot listen on " + settings.host() + ":" + settings.port() + " (" + e + ")", e);
    }
    FunctionServer server = new FunctionServer(listener, handler, settings);
    Thread.ofPlatform().name("function-accept").start(server::accept);
    return server;
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Takes no more tasks and waits until those under way are answered.
   *
   * @return false when some still are not after {@code grace}
   * @throws InterruptedException when interrupted while it waits
   */
  public boolean stop(Duration grace) throws InterruptedException {
    slots.stop();
    return slots.awaitEnd(grace);
  }

  /** Ends all connections and the port, whatever is under way. */
  @Override
  public void close() throws IOException {
    slots.stop();
    listener.close();
    synchronized (connections) {
      for (Socket socket : connections) {
        socket.close();
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        if (register(socket)) {
          Connection connection =
              new Connection(socket, handler, slots, settings, () -> unregister(socket));
          new Thread(null, connection, "function-connection", STACK_BYTES).start();
        } else {
          // A client that is turned away here tries elsewhere, as with a port that nobody serves.
          socket.close();
        }
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        Console.say("No more connections are accepted: " + e);
      }
    }
  }

  private boolean register(Socket socket) {
    synchronized (connections) {
      return !listener.isClosed()
          && connections.size() < MOST_CONNECTIONS
          && connections.add(socket);
    }
  }

  private void unregister(Socket socket) {
    synchronized (connections) {
      connections.remove(socket);
    }
  }
}
