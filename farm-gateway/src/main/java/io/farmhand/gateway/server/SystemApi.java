package io.farmhand.gateway.server;

import io.farmhand.gateway.function.DeployedFunction;
import io.farmhand.gateway.function.Functions;
import io.farmhand.gateway.http.Response;
import io.farmhand.gateway.metrics.InvocationMetrics;
import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.openfaas.wire.DeleteRequest;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.GatewayInfo;
import io.farmhand.openfaas.wire.LogRequest;
import io.farmhand.openfaas.wire.ProviderInfo;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.openfaas.wire.ScaleRequest;
import io.farmhand.openfaas.wire.Secret;
import io.farmhand.openfaas.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls that manage functions, below {@code /system}. */
final class SystemApi {
  private static final int MOST_BODY_BYTES = 4 << 20;
  private static final String FUNCTION = "function/";
  private static final String SCALE = "scale-function/";

  private final Functions functions;
  private final InvocationMetrics metrics;
  private final Release release;
  private final LogStream logs;

  SystemApi(Functions functions, InvocationMetrics metrics, Release release) {
    this.functions = functions;
    this.metrics = metrics;
    this.release = release;
    this.logs = new LogStream(functions);
  }

  /**
   * Answers a call.
   *
   * @param path what follows {@code /system/}
   */
  void answer(String path, Incoming incoming, Response response) throws IOException {
    if (path.startsWith(FUNCTION)) {
      require(incoming, "GET");
      FunctionName name = name(path.substring(FUNCTION.length()), incoming.query("namespace"));
      boolean usage = incoming.query("usage").matches("1|true");
      json(response, status(functions.get(name), usage));
    } else if (path.startsWith(SCALE)) {
      require(incoming, "POST");
      scale(path.substring(SCALE.length()), incoming, response);
    } else {
      switch (path) {
        case "functions" -> functions(incoming, response);
        case "secrets" -> secrets(incoming, response);
        case "logs" -> {
          require(incoming, "GET");
          logs.answer(logRequest(incoming), response);
        }
        case "info" -> {
          require(incoming, "GET");
          json(response, info());
        }
        case "namespaces" -> {
          require(incoming, "GET");
          json(response, List.of(FunctionName.DEFAULT_NAMESPACE));
        }
        default -> throw RefusedException.notFound("There is no call /system/" + path);
      }
    }
  }

  private void functions(Incoming incoming, Response response) throws IOException {
    switch (incoming.method()) {
      case "GET" -> {
        requireNamespace(incoming.query("namespace"));
        json(response, functions.all().stream().map(function -> status(function, false)).toList());
      }
      case "POST", "PUT" -> {
        FunctionDeployment deployment = read(incoming, FunctionDeployment.class);
        FunctionDeployment placed =
            deployment.namespace().isEmpty()
                ? deployment.inNamespace(incoming.query("namespace"))
                : deployment;
        functions.deploy(placed, incoming.method().equals("PUT"));
        response.send(202);
      }
      case "DELETE" -> {
        DeleteRequest request = read(incoming, DeleteRequest.class);
        functions.remove(name(request.functionName(), either(request.namespace(), incoming)));
        response.send(202);
      }
      default -> require(incoming, "GET", "POST", "PUT", "DELETE");
    }
  }

  private void scale(String path, Incoming incoming, Response response) throws IOException {
    ScaleRequest request = read(incoming, ScaleRequest.class);
    if (!request.serviceName().isEmpty() && !path.equals(request.serviceName())) {
      throw RefusedException.badRequest(
          "serviceName = " + request.serviceName() + ", must be that of the path, " + path);
    }
    if (request.replicas() < 0) {
      throw RefusedException.badRequest(
          "replicas = " + request.replicas() + ", must be at least 0");
    }
    functions.get(name(path, either(request.namespace(), incoming))).scale(request.replicas());
    response.send(202);
  }

  private void secrets(Incoming incoming, Response response) throws IOException {
    if (incoming.method().equals("GET")) {
      requireNamespace(incoming.query("namespace"));
      List<Secret> listed = new ArrayList<>();
      for (String name : functions.secrets().names()) {
        listed.add(Secret.named(name).inNamespace(FunctionName.DEFAULT_NAMESPACE));
      }
      json(response, listed);
      return;
    }
    require(incoming, "GET", "POST", "PUT", "DELETE");
    Secret secret = read(incoming, Secret.class);
    requireNamespace(either(secret.namespace(), incoming));
    switch (incoming.method()) {
      case "POST" -> functions.secrets().create(secret);
      case "PUT" -> functions.updateSecret(secret);
      default -> functions.secrets().delete(secret.name());
    }
    response.send(incoming.method().equals("POST") ? 201 : 202);
  }

  private LogRequest logRequest(Incoming incoming) {
    Map<String, String> query = new TreeMap<>();
    for (String name : List.of("name", "namespace", "instance", "tail", "follow", "since")) {
      query.put(name, incoming.query(name));
    }
    return LogRequest.of(query);
  }

  private GatewayInfo info() {
    return new GatewayInfo(
        new ProviderInfo("farmhand", "processes", release), release, System.getProperty("os.arch"));
  }

  private FunctionStatus status(DeployedFunction function, boolean usage) {
    return function.status(metrics.answered(function.name().toString()), usage);
  }

  private static FunctionName name(String name, String namespace) {
    return name.contains(".") && namespace.isEmpty()
        ? Incoming.functionName(name)
        : new FunctionName(name, namespace);
  }

  private static String either(String namespace, Incoming incoming) {
    return namespace.isEmpty() ? incoming.query("namespace") : namespace;
  }

  private static void requireNamespace(String namespace) {
    if (!namespace.isEmpty() && !namespace.equals(FunctionName.DEFAULT_NAMESPACE)) {
      throw RefusedException.badRequest(
          "namespace = " + namespace + ", must be " + FunctionName.DEFAULT_NAMESPACE);
    }
  }

  private static void require(Incoming incoming, String... methods) {
    if (!List.of(methods).contains(incoming.method())) {
      throw RefusedException.of(
          405, "method = " + incoming.method() + ", must be " + String.join(", ", methods));
    }
  }

  private static <T> T read(Incoming incoming, Class<T> type) throws IOException {
    return Wire.read(incoming.body().upTo(MOST_BODY_BYTES).readAllBytes(), type);
  }

  private static void json(Response response, Object value) throws IOException {
    response.header("Content-Type", "application/json").send(200, Wire.write(value));
  }
}
