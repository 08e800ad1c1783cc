package io.farmhand.gateway;

import io.farmhand.openfaas.wire.DeploymentBuilder;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.ScaleRequest;
import io.farmhand.openfaas.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;

/** Calls a gateway. */
final class Caller {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI uri;
  private final String authorization;

  Caller(URI uri, String password) {
    this.uri = uri;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve(path))
        .header("Authorization", authorization)
        .timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> call(String method, String path, String body) {
    return send(request(path).method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> invoke(String name, String body) {
    return call("POST", "/function/" + name, body);
  }

  HttpClient client() {
    return client;
  }

  /** A function that is started for each call. */
  static DeploymentBuilder function(String name, String command) {
    return FunctionDeployment.builder(name, "none").envProcess(command);
  }

  HttpResponse<String> deploy(DeploymentBuilder function) {
    return call(
        "POST",
        "/system/functions",
        new String(Wire.write(function.build()), StandardCharsets.UTF_8));
  }

  HttpResponse<String> scale(String name, int replicas) {
    byte[] body = Wire.write(new ScaleRequest(name, replicas, ""));
    return call("POST", "/system/scale-function/" + name, new String(body, StandardCharsets.UTF_8));
  }

  FunctionStatus status(String name) {
    HttpResponse<String> response = get("/system/function/" + name);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return Wire.read(response.body().getBytes(StandardCharsets.UTF_8), FunctionStatus.class);
  }

  /** Waits until a function is as it should be. */
  FunctionStatus await(String name, Predicate<FunctionStatus> condition) {
    return Await.until(() -> status(name), condition);
  }

  FunctionStatus awaitAvailable(String name, int replicas) {
    return await(name, status -> status.availableReplicas() == replicas);
  }
}
