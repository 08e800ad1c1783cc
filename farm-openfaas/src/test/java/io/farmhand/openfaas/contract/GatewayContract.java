package io.farmhand.openfaas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.farmhand.openfaas.client.FunctionResponse;
import io.farmhand.openfaas.client.Invocation;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.AsyncResult;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.LogLine;
import io.farmhand.openfaas.wire.LogRequest;
import io.farmhand.openfaas.wire.Secret;
import io.farmhand.openfaas.wire.Wire;
import io.farmhand.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every gateway does with calls that are as they should be; {@link BadInputContract} has the
 * others.
 */
public abstract class GatewayContract extends GatewayKit {
  @Test
  void tellsOfItself() {
    assertThat(client.isHealthy()).isTrue();
    assertThat(client.info().provider().orchestration()).isNotBlank();
    assertThat(client.namespaces()).contains(FunctionName.DEFAULT_NAMESPACE);
  }

  @Test
  void aFunctionIsDeployedListedDescribedCalledAndRemoved() {
    String name =
        deployed(
            forking(newName(), "cat")
                .env("COLOUR", "blue")
                .label("team", "farm")
                .annotation("topic", "echo")
                .build());
    assertThat(client.functions()).extracting(FunctionStatus::name).contains(name);
    FunctionStatus status = client.describe(name);
    assertThat(status.namespace()).isIn("", FunctionName.DEFAULT_NAMESPACE);
    assertThat(status.envVars()).containsEntry("COLOUR", "blue");
    assertThat(status.labels()).containsEntry("team", "farm");
    assertThat(status.annotations()).containsEntry("topic", "echo");
    assertThat(status.replicas()).isEqualTo(1);
    assertThat(status.createdAt()).isNotNull();
    assertThat(call(name, "hello ≠ world").requireSuccess().text()).isEqualTo("hello ≠ world");
    client.remove(name);
    await(() -> !isDeployed(name), name + " to be gone");
    await(() -> call(name, "x").status() == 404, "calls of " + name + " to be refused");
  }

  @Test
  void anyBytesPassThrough() {
    String name = deployEcho();
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    assertThat(client.invoke(Invocation.of(name, bytes)).requireSuccess().body()).isEqualTo(bytes);
    assertThat(client.invoke(Invocation.of(name, new byte[0])).requireSuccess().body()).isEmpty();
  }

  @Test
  void aBodyMayComeInChunksWithoutALength() {
    String name = deployEcho();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + "/function/" + name))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5000])));
    assertThat(send(request).body()).hasSize(5000);
    FunctionDeployment other = forking(newName(), "cat").build();
    byte[] json = Wire.write(other);
    HttpRequest.Builder deploy =
        HttpRequest.newBuilder(URI.create(url() + "/system/functions"))
            .header("Authorization", "Basic " + encoded("admin:" + password()))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json)));
    assertThat(send(deploy).statusCode()).isIn(200, 202);
    awaitReplicas(other.service(), 1);
  }

  @Test
  void aCallReachesItsFunctionWithMethodPathQueryAndHeaders() {
    String name = deployed(forking(newName(), "env").env("COLOUR", "blue").build());
    Invocation call =
        Invocation.of(name, new byte[] {'x'})
            .withMethod("PUT")
            .withPath("/a/b?size=64")
            .withHeader("X-Size", "7");
    FunctionResponse response = client.invoke(call).requireSuccess();
    assertThat(response.text().lines())
        .contains("COLOUR=blue", "Http_Method=PUT", "Http_Path=/a/b", "Http_Query=size=64")
        .contains("Http_X_Size=7")
        .anyMatch(line -> line.startsWith("Http_X_Call_Id="))
        .noneMatch(line -> line.startsWith("Http_Authorization="));
    Invocation placed = Invocation.of(name + "." + FunctionName.DEFAULT_NAMESPACE, new byte[0]);
    assertThat(client.invoke(placed).status()).isEqualTo(200);
  }

  @Test
  void aFunctionIsChanged() {
    String name = newName();
    FunctionDeployment first = forking(name, "env").env("COLOUR", "blue").build();
    assertThatThrownBy(() -> client.update(first)).isInstanceOf(OpenFaasException.NotFound.class);
    client.apply(first);
    awaitReplicas(name, 1);
    client.apply(forking(name, "env").env("COLOUR", "red").build());
    await(
        () -> {
          FunctionResponse response = call(name, "");
          return response.isSuccess() && response.text().contains("COLOUR=red");
        },
        name + " to be changed");
  }

  @Test
  void aFunctionIsScaled() {
    String name = deployEcho();
    client.scale(name, 3);
    awaitReplicas(name, 3);
    assertThat(client.describe(name).replicas()).isEqualTo(3);
    client.scale(name, 1);
    awaitReplicas(name, 1);
    assertThat(call(name, "x").requireSuccess().text()).isEqualTo("x");
  }

  @Test
  void aProgramThatFailsIsAnError() {
    String name = deployed(forking(newName(), "false").build());
    assertThat(call(name, "x").status()).isEqualTo(500);
    assertThat(client.describe(name).availableReplicas()).isEqualTo(1);
  }

  @Test
  void callsAreCounted() {
    String name = deployEcho();
    for (int i = 0; i < 3; i++) {
      call(name, "x").requireSuccess();
    }
    await(() -> client.describe(name).invocationCount() >= 3, "three calls to be counted");
  }

  @Test
  void secretsAreKeptAndNeverShown() {
    String name = newName();
    client.createSecret(Secret.of(name, "s3cret"));
    assertThat(client.secrets())
        .filteredOn(secret -> secret.name().equals(name))
        .singleElement()
        .satisfies(secret -> assertThat(secret.value() + secret.rawValue()).isEmpty());
    assertThatThrownBy(() -> client.createSecret(Secret.of(name, "other")))
        .isInstanceOf(OpenFaasException.Conflict.class);
    client.updateSecret(Secret.of(name, new byte[] {0, 1, (byte) 0xff}));
    String reader =
        deployed(
            forking(newName(), "cat /var/openfaas/secrets/" + name).secrets(List.of(name)).build());
    FunctionResponse response = call(reader, "");
    if (readsSecrets()) {
      assertThat(response.requireSuccess().body()).containsExactly(0, 1, 0xff);
    }
    client.remove(reader);
    client.removeSecret(name);
    assertThat(client.secrets()).extracting(Secret::name).doesNotContain(name);
  }

  /** Whether functions find secrets at {@code /var/openfaas/secrets}, as in a container. */
  protected boolean readsSecrets() {
    return true;
  }

  @Test
  void whatAFunctionWritesIsItsLog() throws Exception {
    String name = deployed(forking(newName(), "ls /no-such-place").build());
    call(name, "");
    LogRequest all = LogRequest.of(name);
    await(() -> lines(all) > 0, "a line of the log");
    call(name, "");
    await(() -> lines(all) > 1, "more of the log");
    assertThat(lines(all.last(1))).isEqualTo(1);
    assertThat(lines(all.since(TimeSource.system().instant().plus(Duration.ofHours(1))))).isZero();
    assertThat(lines(all.since(Instant.EPOCH))).isPositive();
    CompletableFuture<LogLine> next = new CompletableFuture<>();
    try (Stream<LogLine> log = client.logs(all.last(0).following())) {
      Iterator<LogLine> lines = log.iterator();
      Thread.ofVirtual().start(() -> next.complete(lines.next()));
      await(
          () -> {
            call(name, "");
            return next.isDone();
          },
          "a line that follows");
    }
    LogLine line = next.get(1, TimeUnit.SECONDS);
    assertThat(line.name()).isEqualTo(name);
    assertThat(line.text()).isNotBlank();
    assertThat(line.timestamp()).isNotNull();
  }

  private long lines(LogRequest request) {
    try (Stream<LogLine> log = client.logs(request)) {
      return log.filter(line -> line.text().contains("no-such-place")).count();
    }
  }

  @Test
  void anAsynchronousCallSendsItsAnswerToTheCallback() throws Exception {
    assumeThat(callbackHost()).as("a host that the gateway can call back").isPresent();
    CompletableFuture<Map.Entry<Map<String, String>, String>> came = new CompletableFuture<>();
    HttpServer server = HttpServer.create(new InetSocketAddress(callbackHost().get(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new HashMap<>();
          exchange.getRequestHeaders().forEach((key, all) -> headers.put(key, all.getFirst()));
          came.complete(
              Map.entry(headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    try {
      String name = deployEcho();
      URI callback =
          URI.create("http://" + callbackHost().get() + ":" + server.getAddress().getPort() + "/");
      String id = client.invokeAsync(Invocation.of(name, "later".getBytes(UTF_8)), callback);
      Map.Entry<Map<String, String>, String> answer = came.get(60, TimeUnit.SECONDS);
      AsyncResult result = AsyncResult.of(answer.getKey());
      assertThat(result.callId()).isEqualTo(id);
      assertThat(result.functionName()).startsWith(name);
      assertThat(result.status()).isEqualTo(200);
      assertThat(answer.getValue()).isEqualTo("later");
    } finally {
      server.stop(0);
    }
  }
}
