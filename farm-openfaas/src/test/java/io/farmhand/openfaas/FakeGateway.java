package io.farmhand.openfaas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.farmhand.openfaas.wire.DeleteRequest;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.openfaas.wire.ScaleRequest;
import io.farmhand.openfaas.wire.Wire;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A gateway in this process with functions that give text in capitals: as slow to start, as limited
 * and as mortal as told.
 */
final class FakeGateway implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deployed> functions = new TreeMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> tasks = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger deaths = new AtomicInteger();
  private volatile Duration startup = Duration.ZERO;
  private volatile int mostReplicas = Integer.MAX_VALUE;
  private volatile int mostFunctions = Integer.MAX_VALUE;
  private volatile @Nullable Reply reply;

  private FakeGateway(HttpServer server) {
    this.server = server;
  }

  /** What is answered to a call of a function instead of its work. */
  @FunctionalInterface
  interface Reply {
    /** Answers; false leaves the call to the function. */
    boolean to(HttpExchange exchange) throws IOException;
  }

  private static final class Deployed {
    FunctionDeployment deployment;
    int replicas = 1;
    int available;
    int busy;

    Deployed(FunctionDeployment deployment) {
      this.deployment = deployment;
    }
  }

  /** Starts one on a free port of this machine. */
  public static FakeGateway start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeGateway gateway = new FakeGateway(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", gateway::handle);
      server.start();
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long a replica takes to become available. */
  public FakeGateway startup(Duration time) {
    startup = time;
    return this;
  }

  /** Keeps functions to so many replicas, and refuses further functions. */
  public FakeGateway limits(int replicas, int number) {
    mostReplicas = replicas;
    mostFunctions = number;
    return this;
  }

  /** Answers calls of functions by {@code first}. */
  public FakeGateway reply(Reply first) {
    reply = first;
    return this;
  }

  /** Lets the next {@code count} calls of functions end without an answer, as when workers die. */
  public FakeGateway kill(int count) {
    deaths.set(count);
    return this;
  }

  /** Its address. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The calls of its own interface, as method and path, in their order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The headers of the tasks that functions were given, with small letters. */
  public List<Map<String, String>> tasks() {
    synchronized (tasks) {
      return List.copyOf(tasks);
    }
  }

  /** Replicas wanted of each function. */
  public synchronized Map<String, Integer> replicas() {
    Map<String, Integer> replicas = new TreeMap<>();
    functions.forEach((name, function) -> replicas.put(name, function.replicas));
    return replicas;
  }

  /** Deploys as if somebody else had. */
  public synchronized void put(FunctionDeployment deployment, int replicas) {
    Deployed function = new Deployed(deployment);
    function.replicas = replicas;
    function.available = replicas;
    functions.put(deployment.service(), function);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.startsWith("/function/")) {
        invoke(exchange, path.split("/", 4), body);
        return;
      }
      calls.add(exchange.getRequestMethod() + " " + path);
      if (path.equals("/system/functions")) {
        functions(exchange, body);
      } else if (path.startsWith("/system/function/")) {
        describe(exchange, path.substring("/system/function/".length()));
      } else if (path.startsWith("/system/scale-function/")) {
        scale(exchange, Wire.read(body, ScaleRequest.class));
      } else {
        send(exchange, 404, "no such path");
      }
    }
  }

  private void functions(HttpExchange exchange, byte[] body) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" -> send(exchange, 200, Wire.write(statuses()));
      case "DELETE" -> remove(exchange, Wire.read(body, DeleteRequest.class).functionName());
      default ->
          deploy(
              exchange,
              Wire.read(body, FunctionDeployment.class),
              exchange.getRequestMethod().equals("PUT"));
    }
  }

  private synchronized List<FunctionStatus> statuses() {
    return functions.values().stream().map(FakeGateway::status).toList();
  }

  private static FunctionStatus status(Deployed function) {
    return FunctionStatus.of(
        function.deployment, function.replicas, function.available, 0, Instant.EPOCH, null);
  }

  private void deploy(HttpExchange exchange, FunctionDeployment deployment, boolean update)
      throws IOException {
    int status = 202;
    synchronized (this) {
      boolean there = functions.containsKey(deployment.service());
      if (update && !there) {
        status = 404;
      } else if (!there && functions.size() >= mostFunctions) {
        status = 400;
      } else {
        functions.put(deployment.service(), new Deployed(deployment));
      }
    }
    if (status == 202) {
      grow(deployment.service());
    }
    send(exchange, status, status == 400 ? "too many functions" : "");
  }

  private void remove(HttpExchange exchange, String name) throws IOException {
    boolean there;
    synchronized (this) {
      there = functions.remove(name) != null;
    }
    send(exchange, there ? 202 : 404, "");
  }

  private void describe(HttpExchange exchange, String name) throws IOException {
    byte[] json;
    synchronized (this) {
      Deployed function = functions.get(name);
      json = function == null ? null : Wire.write(status(function));
    }
    if (json == null) {
      send(exchange, 404, "function not found");
    } else {
      send(exchange, 200, json);
    }
  }

  private void scale(HttpExchange exchange, ScaleRequest request) throws IOException {
    boolean there;
    synchronized (this) {
      Deployed function = functions.get(request.serviceName());
      there = function != null;
      if (function != null) {
        function.replicas = Math.min(request.replicas(), mostReplicas);
        function.available = Math.min(function.available, function.replicas);
      }
    }
    grow(request.serviceName());
    send(exchange, there ? 202 : 404, "");
  }

  /** Makes the missing replicas available after the start-up time. */
  private void grow(String name) {
    TimeSource.system()
        .after(
            startup.toNanos(),
            () -> {
              synchronized (this) {
                Deployed function = functions.get(name);
                if (function != null) {
                  function.available = function.replicas;
                }
              }
            });
  }

  private void invoke(HttpExchange exchange, String[] path, byte[] body) throws IOException {
    Deployed function;
    synchronized (this) {
      function = functions.get(path[2]);
    }
    if (function == null) {
      send(exchange, 404, "error finding function " + path[2]);
    } else if (path.length > 3 && path[3].equals("_/ready")) {
      send(exchange, available(function) > 0 ? 200 : 503, "");
    } else if (!claim(function)) {
      send(exchange, available(function) > 0 ? 429 : 503, "no worker is free");
    } else {
      try {
        work(exchange, body);
      } finally {
        release(function);
      }
    }
  }

  private synchronized int available(Deployed function) {
    return function.available;
  }

  private synchronized boolean claim(Deployed function) {
    boolean free = function.busy < function.available;
    function.busy += free ? 1 : 0;
    return free;
  }

  private synchronized void release(Deployed function) {
    function.busy--;
  }

  private void work(HttpExchange exchange, byte[] body) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    tasks.add(headers);
    Reply first = reply;
    if (deaths.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        || (first != null && first.to(exchange))) {
      return;
    }
    String text = new String(body, UTF_8);
    if (text.isEmpty()) {
      exchange.getResponseHeaders().set(Headers.PROBLEM, "task-failed");
      exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
      send(exchange, 500, "{\"type\": \"urn:farmhand:task-failed\", \"detail\": \"no text\"}");
    } else {
      send(exchange, 200, text.toUpperCase(Locale.ROOT));
    }
  }

  /** Answers. */
  static boolean send(HttpExchange exchange, int status, String text) throws IOException {
    return send(exchange, status, text.getBytes(UTF_8));
  }

  private static boolean send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    return true;
  }
}
