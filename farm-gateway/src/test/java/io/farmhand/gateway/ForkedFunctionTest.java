package io.farmhand.gateway;

import static io.farmhand.gateway.Caller.function;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are started for each call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForkedFunctionTest {
  @TempDir private Path folder = Path.of("");
  private final EmbeddedGateway gateway = Gateways.start(Gateways.settings(Gateways.NO_CACHE));
  private final Caller caller = new Caller(gateway.uri(), Gateways.PASSWORD);

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void answersWithWhatTheProgramWrites() {
    assertThat(caller.deploy(function("upper", "tr a-z A-Z")).statusCode()).isEqualTo(202);
    HttpResponse<String> response = caller.invoke("upper", "hello");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("HELLO");
    assertThat(response.headers().firstValue("X-Call-Id")).isPresent();
    assertThat(caller.invoke("upper.openfaas-fn", "again").body()).isEqualTo("AGAIN");
  }

  @Test
  void streamsLongBodiesBothWays() {
    caller.deploy(function("copy", "cat"));
    String text = "0123456789abcdef".repeat(60_000);
    HttpResponse<String> chunked =
        caller.send(
            caller
                .request("/function/copy")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))));
    assertThat(chunked.body()).isEqualTo(text);
    assertThat(caller.invoke("copy", text).body()).isEqualTo(text);
  }

  @Test
  void tellsTheProgramOfItsCall() {
    caller.deploy(
        function("told", "sh -c 'echo $Http_Method $Http_Path $Http_Query $Http_X_Colour $COLOUR'")
            .env("COLOUR", "green"));
    HttpResponse<String> response =
        caller.send(
            caller
                .request("/function/told/a/b?c=d")
                .header("X-Colour", "blue")
                .PUT(BodyPublishers.noBody()));
    assertThat(response.body()).isEqualTo("PUT /a/b c=d blue green\n");
  }

  @Test
  void doesNotHandOnTheGatewaysOwnEnvironment() {
    caller.deploy(function("env", "env"));
    assertThat(caller.invoke("env", "").body())
        .contains("PATH=", "OPENFAAS_NAME=env", "secret_mount_path=")
        .doesNotContain("MAVEN", "JAVA_TOOL_OPTIONS");
  }

  @Test
  void failsWhenTheProgramFails() {
    caller.deploy(function("broken", "sh -c 'echo reason >&2; exit 3'"));
    HttpResponse<String> response = caller.invoke("broken", "");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("exit code 3");
    assertThat(
            Await.until(
                () -> caller.get("/system/logs?name=broken").body(),
                logs -> logs.contains("reason")))
        .contains("\"instance\":\"broken-1\"");
  }

  @Test
  void endsAProgramThatTakesTooLong() {
    caller.deploy(function("slow", "sh -c 'sleep 1000 | cat'").env("exec_timeout", "200ms"));
    assertThat(caller.invoke("slow", "").statusCode()).isEqualTo(504);
    caller.deploy(function("impatient", "sleep 1000"));
    HttpResponse<String> response =
        caller.send(caller.request("/function/impatient").header("X-Timeout", "100ms"));
    assertThat(response.statusCode()).isEqualTo(504);
  }

  @Test
  void turnsAwayWhatExceedsTheLimitOfCallsUnderWay() throws Exception {
    Path go = folder.resolve("go");
    caller.deploy(
        function("single", "sh -c 'echo begun >&2; while [ ! -e " + go + " ]; do sleep 0.01; done'")
            .env("max_inflight", "1"));
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> caller.invoke("single", ""));
    Await.until(
        () -> caller.get("/system/logs?name=single").body(), logs -> logs.contains("begun"));
    assertThat(caller.invoke("single", "").statusCode()).isEqualTo(429);
    Files.createFile(go);
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(caller.invoke("single", "").statusCode()).isEqualTo(200);
  }

  @Test
  void handsSecretsOnAsFilesOfTheirOwner() throws Exception {
    assertThat(
            caller
                .call("POST", "/system/secrets", "{\"name\":\"key\",\"value\":\"first\"}")
                .statusCode())
        .isEqualTo(201);
    assertThat(caller.get("/system/secrets").body())
        .contains("\"name\":\"key\"")
        .doesNotContain("first");
    caller.deploy(
        function("secretive", "sh -c 'cd $secret_mount_path && ls && cat key && stat -c %a . key'")
            .secrets(List.of("key")));
    assertThat(caller.invoke("secretive", "").body()).isEqualTo("key\nfirst700\n600\n");
    assertThat(
            caller
                .call("PUT", "/system/secrets", "{\"name\":\"key\",\"rawValue\":\"c2Vjb25k\"}")
                .statusCode())
        .isEqualTo(202);
    assertThat(caller.invoke("secretive", "").body()).startsWith("key\nsecond");
    assertThat(caller.call("DELETE", "/system/secrets", "{\"name\":\"key\"}").statusCode())
        .isEqualTo(202);
    assertThat(caller.get("/system/secrets").body()).isEqualTo("[]");
  }
}
