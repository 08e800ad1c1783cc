package io.farmhand.openfaas.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.LogLine;
import io.farmhand.openfaas.wire.LogRequest;
import io.farmhand.openfaas.wire.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class GatewayClientTest {
  private static final FunctionDeployment RESIZE =
      FunctionDeployment.builder("resize", "example/resize:1").build();

  private final ScriptedServer server = ScriptedServer.start();
  private final GatewayClient client = builder().build();

  private GatewayClientBuilder builder() {
    return GatewayClient.builder(server.url()).attempts(3, Duration.ofMillis(1));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void sent(String method, String target, String body) {
    assertThat(server.received())
        .last()
        .satisfies(
            it -> {
              assertThat(it.method()).isEqualTo(method);
              assertThat(it.target()).isEqualTo(target);
              assertThat(it.body()).isEqualTo(body);
            });
  }

  @Test
  void functionsAreDeployedChangedScaledAndRemoved() {
    server.then(202, "");
    client.deploy(RESIZE);
    sent("POST", "/system/functions", "{\"service\":\"resize\",\"image\":\"example/resize:1\"}");
    assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
    client.update(RESIZE);
    sent("PUT", "/system/functions", "{\"service\":\"resize\",\"image\":\"example/resize:1\"}");
    client.scale("resize", 3);
    sent("POST", "/system/scale-function/resize", "{\"serviceName\":\"resize\",\"replicas\":3}");
    client.remove("resize");
    sent("DELETE", "/system/functions", "{\"functionName\":\"resize\"}");
  }

  @Test
  void applyingDeploysWhatIsNew() {
    server.then(404, "not found").then(202, "");
    client.apply(RESIZE);
    assertThat(server.received())
        .extracting(ScriptedServer.Received::method)
        .containsExactly("PUT", "POST");
  }

  @Test
  void functionsAreListedAndDescribed() {
    server
        .then(200, "[{\"name\":\"resize\",\"image\":\"i\",\"availableReplicas\":2}]")
        .then(200, "{\"name\":\"resize\",\"image\":\"i\",\"usage\":{\"cpu\":1}}");
    assertThat(client.functions())
        .singleElement()
        .satisfies(status -> assertThat(status.availableReplicas()).isEqualTo(2));
    sent("GET", "/system/functions", "");
    assertThat(client.describe("resize").name()).isEqualTo("resize");
    sent("GET", "/system/function/resize", "");
  }

  @Test
  void aNamespaceIsSaidInQueryAndBody() {
    try (GatewayClient dev = builder().namespace("dev").build()) {
      server.then(200, "{\"name\":\"resize\"}").then(202, "").then(202, "").then(200, "ok");
      assertThat(dev.describeWithUsage("resize").name()).isEqualTo("resize");
      sent("GET", "/system/function/resize?usage=1&namespace=dev", "");
      dev.scale("resize", 1);
      assertThat(server.last().body()).contains("\"namespace\":\"dev\"");
      dev.deploy(RESIZE);
      assertThat(server.last().body()).contains("\"namespace\":\"dev\"");
      assertThat(dev.invoke(Invocation.of("resize", new byte[0])).text()).isEqualTo("ok");
      assertThat(server.last().target()).isEqualTo("/function/resize.dev");
    }
  }

  @Test
  void theGatewayTellsOfItself() {
    server.then(200, "{\"provider\":{\"provider\":\"p\",\"orchestration\":\"o\"},\"arch\":\"a\"}");
    server.then(200, "[\"openfaas-fn\"]");
    assertThat(client.info().provider().orchestration()).isEqualTo("o");
    assertThat(client.namespaces()).containsExactly("openfaas-fn");
  }

  @Test
  void healthIsTrueOrFalse() {
    server.then(200, "OK").then(503, "not yet").then(503, "").then(503, "");
    assertThat(client.isHealthy()).isTrue();
    assertThat(client.isHealthy()).isFalse();
    server.close();
    assertThat(client.isHealthy()).isFalse();
  }

  @Test
  void secretsAreListedMadeChangedAndRemoved() {
    server.then(200, "[{\"name\":\"key\",\"namespace\":\"openfaas-fn\"}]").then(201, "");
    assertThat(client.secrets()).extracting(Secret::name).containsExactly("key");
    client.createSecret(Secret.of("key", "s3cret"));
    sent("POST", "/system/secrets", "{\"name\":\"key\",\"value\":\"s3cret\"}");
    client.updateSecret(Secret.of("key", new byte[] {0}));
    sent("PUT", "/system/secrets", "{\"name\":\"key\",\"rawValue\":\"AA==\"}");
    client.removeSecret("key");
    sent("DELETE", "/system/secrets", "{\"name\":\"key\"}");
  }

  @Test
  void namesCannotLeaveTheirPlaceInThePath() {
    server.then(404, "");
    assertThatThrownBy(() -> client.describe("../../healthz?x=1#"))
        .isInstanceOf(OpenFaasException.NotFound.class);
    assertThat(server.last().target()).isEqualTo("/system/function/..%2f..%2fhealthz%3fx%3d1%23");
    assertThatThrownBy(() -> client.describe("..")).isInstanceOf(OpenFaasException.NotFound.class);
    assertThat(server.last().target()).isEqualTo("/system/function/%2E%2E");
  }

  @Test
  void credentialsGoToTheGatewayAndNotToFunctions() {
    server.then(200, "[]");
    try (GatewayClient admin = builder().basicAuth("admin", "pässword:1").build()) {
      admin.functions();
      assertThat(server.last().header("Authorization")).isEqualTo("Basic YWRtaW46cMOkc3N3b3JkOjE=");
      admin.invoke(Invocation.of("resize", new byte[0]));
      assertThat(server.last().headers().containsKey("Authorization")).isFalse();
    }
    try (GatewayClient bearer = builder().bearerToken("abc.def").build()) {
      bearer.functions();
      assertThat(server.last().header("Authorization")).isEqualTo("Bearer abc.def");
    }
  }

  @Test
  void theEnvironmentMayHoldTheCredentials(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "word\n");
    server.then(200, "[]");
    Map<String, String> variables =
        Map.of(
            "FARMHAND_GATEWAY_USER", "me",
            "FARMHAND_GATEWAY_PASSWORD_FILE", file.toString(),
            "FARMHAND_GATEWAY_NAMESPACE", "dev");
    try (GatewayClient me = builder().environment(variables).build()) {
      me.functions();
      assertThat(server.last().header("Authorization")).isEqualTo("Basic bWU6d29yZA==");
      assertThat(server.last().target()).endsWith("?namespace=dev");
    }
    assertThatThrownBy(
            () ->
                builder()
                    .environment(
                        Map.of("FARMHAND_GATEWAY_TOKEN_FILE", folder.resolve("no").toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name a file that holds the password or token");
  }

  @Test
  void secretsAreNeverShown() {
    assertThat(new Credentials.Basic("admin", "word")).hasToString("Basic[admin]");
    assertThat(new Credentials.Bearer("token")).hasToString("Bearer[...]");
    assertThatThrownBy(() -> GatewayClient.builder(URI.create("http://admin:word@host")))
        .hasMessageContaining("(with a password)")
        .hasMessageNotContaining("word@");
  }

  @ParameterizedTest
  @CsvSource({
    "401, Unauthorised, user and password",
    "403, Unauthorised, an account that is allowed",
    "404, NotFound, check the name",
    "409, Conflict, update what is there",
    "400, Refused, correct the request",
    "413, Refused, correct the request",
    "429, NotAccepted, try again later",
    "502, Unavailable, see whether the function",
    "503, Unavailable, see whether the function",
    "504, Unavailable, see whether the function",
    "500, BadResponse, what its log says",
    "302, BadResponse, whether this is an OpenFaaS gateway"
  })
  void aStatusIsAnErrorWithItsCause(int status, String type, String advice) {
    server.then(status, "because of reasons\nand more");
    assertThatThrownBy(() -> client.deploy(RESIZE))
        .isInstanceOf(OpenFaasException.class)
        .hasMessageStartingWith(
            "POST /system/functions at " + server.url() + ": expected status 200")
        .hasMessageContaining("found status " + status + " (because of reasons); ")
        .hasMessageContaining(advice)
        .extracting(error -> error.getClass().getSimpleName())
        .isEqualTo(type);
    assertThatThrownBy(() -> client.invoke(Invocation.of("f", new byte[0])).requireSuccess())
        .extracting(error -> error.getClass().getSimpleName())
        .isEqualTo(type);
  }

  static Stream<Consumer<GatewayClient>> idempotent() {
    return Stream.of(
        GatewayClient::functions,
        client -> client.describe("f"),
        client -> client.update(RESIZE),
        client -> client.scale("f", 2),
        client -> client.logs(LogRequest.of("f")).close());
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void whatMayBeDoneTwiceIsTriedAgain(Consumer<GatewayClient> call) {
    server.thenHangUp().then(503, "not yet").then(200, "{}");
    try {
      call.accept(client);
    } catch (OpenFaasException.BadResponse _) {
      // The body is none for this call, but it came.
    }
    assertThat(server.received()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("idempotent")
  void inTheEndItIsGivenUp(Consumer<GatewayClient> call) {
    server.then(502, "");
    assertThatThrownBy(() -> call.accept(client)).isInstanceOf(OpenFaasException.Unavailable.class);
    assertThat(server.received()).hasSize(3);
  }

  static Stream<Consumer<GatewayClient>> once() {
    return Stream.of(
        client -> client.deploy(RESIZE),
        client -> client.remove("f"),
        client -> client.createSecret(Secret.of("a", "b")),
        client -> client.invoke(Invocation.of("f", new byte[] {1})),
        client -> client.invokeAsync(Invocation.of("f", new byte[0])));
  }

  @ParameterizedTest
  @MethodSource("once")
  void whatMayHaveBeenDoneIsNotTriedAgain(Consumer<GatewayClient> call) {
    server.thenHangUp();
    assertThatThrownBy(() -> call.accept(client))
        .isInstanceOf(OpenFaasException.ConnectionLost.class)
        .hasMessageContaining("found that the connection broke");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void whatWasNeverSentIsTriedAgainWhateverItIs() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (GatewayClient nobody =
        GatewayClient.builder(URI.create("http://127.0.0.1:" + port))
            .attempts(2, Duration.ofMillis(1))
            .build()) {
      assertThatThrownBy(() -> nobody.invoke(Invocation.of("f", new byte[0])))
          .isInstanceOf(OpenFaasException.Unreachable.class)
          .hasMessageContaining("expected a gateway, found nobody listening; start it");
    }
  }

  @Test
  void anAnswerMustComeInTime() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    server.then(exchange -> await(end));
    Invocation slow = Invocation.of("f", new byte[0]).withTimeout(Duration.ofMillis(50));
    assertThatThrownBy(() -> client.invoke(slow))
        .isInstanceOf(OpenFaasException.TimedOut.class)
        .hasMessageContaining("expected an answer within 50 ms");
    end.countDown();
  }

  @Test
  void theWholeBodyMustComeInTime() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          await(end);
        });
    Invocation slow = Invocation.of("f", new byte[0]).withTimeout(Duration.ofMillis(200));
    assertThatThrownBy(() -> client.invoke(slow)).isInstanceOf(OpenFaasException.TimedOut.class);
    end.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCallerThatIsInterruptedStopsWaiting() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    server.then(
        exchange -> {
          asked.countDown();
          await(end);
        });
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    client.invoke(Invocation.of("f", new byte[0]));
                  } catch (OpenFaasException.TimedOut e) {
                    interrupted.complete(Thread.currentThread().isInterrupted());
                  }
                });
    await(asked);
    caller.interrupt();
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    end.countDown();
  }

  @ParameterizedTest
  @CsvSource({
    "<html>hello</html>, expected FunctionStatus as JSON",
    "'', expected FunctionStatus as JSON",
    "null, found null",
    "{\"replicas\":\"two\"}, replicas must be a whole number"
  })
  void anotherBodyIsABadResponse(String body, String message) {
    server.then(200, body);
    assertThatThrownBy(() -> client.describe("f"))
        .isInstanceOf(OpenFaasException.BadResponse.class)
        .hasMessageContaining(message)
        .hasMessageContaining("see whether this is an OpenFaaS gateway");
  }

  @Test
  void anAnswerHasALongestLength() {
    server.then(200, "x".repeat(1001));
    try (GatewayClient modest = builder().maxResponseBytes(1000).build()) {
      assertThatThrownBy(() -> modest.invoke(Invocation.of("f", new byte[0])))
          .isInstanceOf(OpenFaasException.BadResponse.class)
          .hasMessageContaining("expected at most 1000 bytes, found more");
    }
  }

  @Test
  void aFunctionIsCalledWithItsPathQueryHeadersAndBody() {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().set("X-Colour", "blue");
          ScriptedServer.send(exchange, 418, "teapot");
        });
    FunctionResponse response =
        client.invoke(
            Invocation.of("resize.dev", "é".getBytes(UTF_8))
                .withMethod("PUT")
                .withPath("/a%20b?size=64")
                .withHeader("X-Size", "7"));
    assertThat(response.status()).isEqualTo(418);
    assertThat(response.header("x-colour")).hasValue("blue");
    assertThat(response.text()).isEqualTo("teapot");
    sent("PUT", "/function/resize.dev/a%20b?size=64", "é");
    assertThat(server.last().header("X-Size")).isEqualTo("7");
    assertThat(server.last().headers().containsKey("Upgrade")).isFalse();
    assertThatThrownBy(() -> Invocation.of("f", new byte[0]).withPath("a"))
        .hasMessage("path = a, must be with a slash at its start");
  }

  @Test
  void anAsynchronousCallHasANumberAndACallback() {
    server
        .then(
            exchange -> {
              exchange.getResponseHeaders().set("X-Call-Id", "42");
              ScriptedServer.send(exchange, 202, "");
            })
        .then(202, "");
    Invocation call = Invocation.of("f", new byte[] {'x'});
    assertThat(client.invokeAsync(call, URI.create("http://127.0.0.1:1/done"))).isEqualTo("42");
    sent("POST", "/async-function/f", "x");
    assertThat(server.last().header("X-Callback-Url")).isEqualTo("http://127.0.0.1:1/done");
    assertThatThrownBy(() -> client.invokeAsync(call))
        .isInstanceOf(OpenFaasException.BadResponse.class)
        .hasMessageContaining("expected the header X-Call-Id, found none");
  }

  @Test
  void aLogIsReadLineByLineAsItComes() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange
              .getResponseBody()
              .write("{\"name\":\"f\",\"text\":\"one\"}\n\n{\"text\":\"two\"}\n".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          await(end);
        });
    CompletableFuture<Boolean> more = new CompletableFuture<>();
    try (Stream<LogLine> log = client.logs(LogRequest.of("f").last(5).following())) {
      Iterator<LogLine> lines = log.iterator();
      assertThat(lines.next().text()).isEqualTo("one");
      assertThat(lines.next().text()).isEqualTo("two");
      assertThat(server.last().target()).isEqualTo("/system/logs?name=f&tail=5&follow=true");
      Thread.ofVirtual().start(() -> more.complete(lines.hasNext()));
      assertThat(more).isNotDone();
    }
    assertThat(more.get(10, TimeUnit.SECONDS)).isFalse();
    end.countDown();
  }

  @Test
  void aLogEndsWithItsLastLine() {
    server.then(200, "{\"text\":\"one\"}\n{\"text\":\"two\"}");
    try (Stream<LogLine> log = client.logs(LogRequest.of("f"))) {
      assertThat(log.map(LogLine::text)).containsExactly("one", "two");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, no such function, NotFound",
    "401, invalid credentials, Unauthorised",
    "200, oops, BadResponse"
  })
  void aLogThatCannotBeReadIsAnError(int status, String body, String type) {
    server.then(status, body);
    assertThatThrownBy(
            () -> {
              try (Stream<LogLine> log = client.logs(LogRequest.of("f"))) {
                log.forEach(line -> assertThat(line).isNull());
              }
            })
        .extracting(error -> error.getClass().getSimpleName())
        .isEqualTo(type);
  }
}
