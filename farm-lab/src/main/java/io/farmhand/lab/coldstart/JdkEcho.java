package io.farmhand.lab.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers with what it is sent, on the server that the JDK has. */
public final class JdkEcho {
  private JdkEcho() {}

  /** Serves on the port in {@code PORT}; with {@code FARMHAND_TRAINING}, one request of its own. */
  public static void main(String[] args) throws IOException {
    boolean trains = System.getenv("FARMHAND_TRAINING") != null;
    int port = trains ? 0 : Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    HttpServer server = create(port);
    server.start();
    if (trains) {
      train(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
      server.stop(0);
    }
  }

  /** One that is to be started, at this port of this machine. */
  public static HttpServer create(int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    server.createContext("/", JdkEcho::answer);
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void train(InetAddress host, int port) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      String request =
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      in.transferTo(System.err);
    }
  }
}
