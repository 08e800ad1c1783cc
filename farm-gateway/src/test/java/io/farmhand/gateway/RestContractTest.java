package io.farmhand.gateway;

import static io.farmhand.gateway.Caller.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.wire.AsyncResult;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway answers, above all to what is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestContractTest {
  @TempDir private Path folder = Path.of("");
  private final EmbeddedGateway gateway = Gateways.start(Gateways.settings(Gateways.NO_CACHE));
  private final Caller caller = new Caller(gateway.uri(), Gateways.PASSWORD);

  @BeforeAll
  void start() {
    caller.deploy(function("cat", "cat"));
  }

  @AfterAll
  void stop() {
    assertThat(caller.invoke("cat", "undisturbed").body()).isEqualTo("undisturbed");
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "GET    | /                                     | -                | 404 | There is no call /",
        "GET    | /system/what                          | -                | 404 | no call /system/what",
        "PATCH  | /system/functions                     | -                | 405 | must be GET, POST",
        "POST   | /system/info                          | {}               | 405 | must be GET",
        "GET    | /system/functions?namespace=other     | -                | 400 | must be openfaas-fn",
        "POST   | /system/functions                     | -                | 400 | expected FunctionDeployment",
        "POST   | /system/functions                     | {                | 400 | broken JSON",
        "POST   | /system/functions                     | []               | 400 | expected FunctionDeployment",
        "POST   | /system/functions                     | {\"service\":1}  | 400 | service must be text",
        "POST   | /system/functions                     | {}               | 400 | name of a function = ''",
        "POST   | /system/functions                     | {\"service\":\"../x\",\"envProcess\":\"cat\"} | 400 | name of a function = '../x'",
        "POST   | /system/functions                     | {\"service\":\"x\"} | 400 | envProcess = ''",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"no-such-program\"} | 400 | starts with no-such-program",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"../cat\"} | 400 | absolute path",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat 'a\"} | 400 | close its quote",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat\",\"namespace\":\"other\"} | 400 | namespace = other",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat\",\"secrets\":[\"none\"]} | 400 | secret = none",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat\",\"secrets\":[\"../a\"]} | 400 | name of a secret = '../a'",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat\",\"limits\":{\"memory\":\"much\"}} | 400 | limits.memory = much",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat\",\"envVars\":{\"mode\":\"static\"}} | 400 | mode = static",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat\",\"envVars\":{\"exec_timeout\":\"soon\"}} | 400 | exec_timeout = soon",
        "POST   | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat\",\"labels\":{\"com.openfaas.scale.min\":\"-1\"}} | 400 | com.openfaas.scale.min = -1",
        "PUT    | /system/functions                     | {\"service\":\"x\",\"envProcess\":\"cat\"} | 404 | no function x.openfaas-fn",
        "DELETE | /system/functions                     | {\"functionName\":\"x\"} | 404 | no function x.openfaas-fn",
        "DELETE | /system/functions                     | {}               | 400 | name of a function = ''",
        "GET    | /system/function/x                    | -                | 404 | no function x.openfaas-fn",
        "GET    | /system/function/..%2Fx               | -                | 400 | name of a function = '..%2Fx'",
        "GET    | /system/function/cat?namespace=other  | -                | 404 | no function cat.other",
        "POST   | /system/scale-function/x              | {\"serviceName\":\"x\",\"replicas\":1} | 404 | no function x",
        "POST   | /system/scale-function/cat            | {\"serviceName\":\"x\",\"replicas\":1} | 400 | serviceName = x, must be that of the path",
        "POST   | /system/scale-function/cat            | {\"replicas\":-1} | 400 | replicas = -1",
        "POST   | /system/scale-function/cat            | {\"replicas\":\"2\"} | 400 | whole number",
        "POST   | /system/secrets                       | {\"name\":\"../../etc/passwd\",\"value\":\"x\"} | 400 | name of a secret",
        "POST   | /system/secrets                       | {\"name\":\"\",\"value\":\"x\"} | 400 | name of a secret = ''",
        "POST   | /system/secrets                       | {\"name\":\"b\",\"rawValue\":\"!\"} | 400 | must be Base64",
        "PUT    | /system/secrets                       | {\"name\":\"none\",\"value\":\"x\"} | 404 | no secret none",
        "DELETE | /system/secrets                       | {\"name\":\"none\"} | 404 | no secret none",
        "GET    | /system/logs                          | -                | 400 | name = ''",
        "GET    | /system/logs?name=none                | -                | 404 | no function none",
        "GET    | /system/logs?name=cat&tail=x          | -                | 400 | tail = x",
        "GET    | /system/logs?name=cat&since=x         | -                | 400 | since = x",
        "GET    | /function/none                        | -                | 404 | no function none.openfaas-fn",
        "GET    | /function/                            | -                | 400 | name of a function = ''",
        "GET    | /function/No.Name                     | -                | 400 | name of a function",
        "POST   | /async-function/none                  | x                | 404 | no function none",
        "GET    | /async-function/cat                   | -                | 405 | must be POST",
      })
  void refuses(String method, String path, @Nullable String body, int status, String message) {
    HttpResponse<String> response = caller.call(method, path, body == null ? "" : body);
    assertThat(response.body()).contains(message);
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void refusesWrongHeaders() {
    assertThat(
            caller.send(caller.request("/function/cat").header("X-Timeout", "soon")).statusCode())
        .isEqualTo(400);
    assertThat(
            caller
                .send(
                    caller
                        .request("/async-function/cat")
                        .header("X-Callback-Url", "file:///etc/passwd")
                        .POST(BodyPublishers.noBody()))
                .body())
        .contains("X-Callback-Url = file:///etc/passwd");
  }

  @Test
  void refusesBodiesThatAreTooLong() throws IOException {
    String text = "x".repeat((2 << 20) + 1);
    assertThat(caller.invoke("cat", text).statusCode()).isEqualTo(413);
    assertThat(caller.call("POST", "/async-function/cat", text).statusCode()).isEqualTo(413);
    assertThat(caller.call("POST", "/system/functions", text + text).statusCode()).isEqualTo(413);
    caller.deploy(function("count", "wc -c"));
    // In chunks, whose sum nobody knows beforehand, and in which the rest may not be read.
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort())) {
      socket.setSoTimeout(60_000);
      String head =
          "POST /function/count HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      String chunk = Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
      socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void passesOnWhatIsEncoded() {
    HttpResponse<String> response =
        caller.send(
            caller
                .request("/function/cat")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("not gzip")));
    assertThat(response.body()).as("%s", response).isEqualTo("not gzip");
  }

  @Test
  void asksForThePasswordWhereFunctionsAreManaged() {
    Caller stranger = new Caller(gateway.uri(), "guess");
    for (String path : new String[] {"functions", "secrets", "info", "logs?name=cat", "what"}) {
      HttpResponse<String> response = stranger.get("/system/" + path);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(response.body()).isEqualTo("invalid credentials\n");
    }
    HttpRequest.Builder without =
        HttpRequest.newBuilder(gateway.uri().resolve("/system/functions"));
    assertThat(caller.send(without).statusCode()).isEqualTo(401);
    assertThat(stranger.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(stranger.invoke("cat", "open").body()).isEqualTo("open");
  }

  @Test
  void keepsWebPagesOutWithoutAPassword() {
    try (EmbeddedGateway open = Gateways.start(GatewaySettings.builder().cache(folder))) {
      URI functions = open.uri().resolve("/system/functions");
      assertThat(caller.send(HttpRequest.newBuilder(functions)).body()).isEqualTo("[]");
      HttpRequest.Builder page = HttpRequest.newBuilder(functions).header("Origin", "http://evil");
      assertThat(caller.send(page).statusCode()).isEqualTo(403);
    }
    assertThatThrownBy(() -> GatewaySettings.builder().host("0.0.0.0").build())
        .hasMessage(
            "host = 0.0.0.0, must be 127.0.0.1, ::1 or localhost when there is no password");
  }

  @Test
  void tellsWhatItIs() {
    assertThat(caller.get("/system/info").body())
        .contains("\"provider\":{\"provider\":\"farmhand\",\"orchestration\":\"processes\"");
    assertThat(caller.get("/system/namespaces").body()).isEqualTo("[\"openfaas-fn\"]");
    assertThat(caller.get("/system/functions").body())
        .contains("\"name\":\"cat\"", "\"availableReplicas\":1");
    assertThat(caller.status("cat").createdAt()).isNotNull();
  }

  @Test
  void refusesASecretThatIsThere() {
    String secret = "{\"name\":\"twice\",\"value\":\"x\"}";
    assertThat(caller.call("POST", "/system/secrets", secret).statusCode()).isEqualTo(201);
    assertThat(caller.call("POST", "/system/secrets", secret).statusCode()).isEqualTo(409);
  }

  @Test
  void sendsTheAnswerOfACallThatNobodyWaitsFor() throws Exception {
    CompletableFuture<Map<String, String>> headers = new CompletableFuture<>();
    CompletableFuture<String> body = new CompletableFuture<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          body.complete(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          headers.complete(
              exchange.getRequestHeaders().entrySet().stream()
                  .collect(
                      Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst())));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    try {
      HttpResponse<String> accepted =
          caller.send(
              caller
                  .request("/async-function/cat")
                  .header(
                      "X-Callback-Url",
                      "http://127.0.0.1:" + receiver.getAddress().getPort() + "/done")
                  .POST(BodyPublishers.ofString("later")));
      assertThat(accepted.statusCode()).isEqualTo(202);
      assertThat(body.get(60, TimeUnit.SECONDS)).isEqualTo("later");
      AsyncResult result = AsyncResult.of(headers.get(60, TimeUnit.SECONDS));
      assertThat(result.callId())
          .isEqualTo(accepted.headers().firstValue("X-Call-Id").orElseThrow());
      assertThat(result.functionName()).isEqualTo("cat");
      assertThat(result.status()).isEqualTo(200);
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void countsCalls() {
    caller.deploy(function("counted", "cat"));
    caller.invoke("counted", "1");
    caller.invoke("counted", "2");
    HttpResponse<String> metrics = caller.send(HttpRequest.newBuilder(gateway.metricsUri()));
    assertThat(metrics.body())
        .contains(
            "gateway_function_invocation_total{function_name=\"counted.openfaas-fn\",code=\"200\"} 2\n",
            "gateway_function_invocation_started{function_name=\"counted.openfaas-fn\"} 2\n",
            "gateway_functions_seconds_count{function_name=\"counted.openfaas-fn\",code=\"200\"} 2\n",
            "gateway_service_count{function_name=\"counted.openfaas-fn\"} 1\n");
  }

  @Test
  void saysThatAPortIsInUse() {
    int taken = gateway.uri().getPort();
    assertThatThrownBy(
            () ->
                EmbeddedGateway.start(
                    Gateways.settings(folder).port(taken).build(),
                    Gateways.RELEASE,
                    TimeSource.system()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot listen on 127.0.0.1:" + taken);
  }
}
