package io.farmhand.openfaas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.openfaas.client.FunctionResponse;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.Invocation;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.DeploymentBuilder;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.Secret;
import io.farmhand.time.TimeSource;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of a gateway's contract share: how to reach it, and functions to deploy. */
@Timeout(180)
abstract class GatewayKit {
  private static final String PREFIX = "farmhand-kit-";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** With the right password; sends calls again where that is safe. */
  protected GatewayClient client = GatewayClient.builder(URI.create("http://localhost")).build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Where the gateway is; it stays up for all tests. */
  protected abstract URI url();

  /** The password of the user {@code admin}. */
  protected abstract String password();

  /**
   * A function that runs a program for each call: the call's body is its input, its output is the
   * answer, and headers and the like are in its environment, as of-watchdog has it.
   *
   * @param command of a program that every machine has, with arguments without spaces
   */
  protected abstract DeploymentBuilder forking(String name, String command);

  /** The longest body that a function may be sent, if there is a limit. */
  protected OptionalLong maxBodyBytes() {
    return OptionalLong.empty();
  }

  /** The name under which the gateway reaches this machine, if it does. */
  protected Optional<String> callbackHost() {
    return Optional.empty();
  }

  @BeforeEach
  void connect() {
    client = GatewayClient.builder(url()).basicAuth("admin", password()).build();
    removeAll();
  }

  @AfterEach
  void disconnect() {
    removeAll();
    client.close();
    http.close();
  }

  private void removeAll() {
    client.functions().stream()
        .filter(function -> function.name().startsWith(PREFIX))
        .forEach(function -> client.remove(function.name()));
    client.secrets().stream()
        .map(Secret::name)
        .filter(name -> name.startsWith(PREFIX))
        .forEach(client::removeSecret);
  }

  /** A name that no other test has. */
  static String newName() {
    return PREFIX + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
  }

  /** Deploys a function that answers what it is sent, and waits for it. */
  String deployEcho() {
    return deployed(forking(newName(), "cat").build());
  }

  /** Deploys a function and waits until it can be called. */
  String deployed(FunctionDeployment function) {
    client.deploy(function);
    awaitReplicas(function.service(), 1);
    return function.service();
  }

  void awaitReplicas(String function, int count) {
    await(
        () -> client.describe(function).availableReplicas() == count,
        function + " to have " + count + " available replicas");
  }

  static void await(BooleanSupplier condition, String what) {
    TimeSource time = TimeSource.system();
    long end = time.nanos() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(time.nanos() - end).as("waited for %s", what).isNegative();
      try {
        time.sleep(Duration.ofMillis(10));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  FunctionResponse call(String function, String body) {
    return client.invoke(Invocation.of(function, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends what no client would, with the right password. */
  HttpResponse<String> send(String method, String target, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url() + target))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + encoded("admin:" + password())));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the gateway did not answer", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean isDeployed(String function) {
    try {
      return client.describe(function).name().equals(function);
    } catch (OpenFaasException.NotFound _) {
      return false;
    }
  }
}
