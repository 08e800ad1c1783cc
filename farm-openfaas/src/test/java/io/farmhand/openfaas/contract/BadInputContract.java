package io.farmhand.openfaas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.farmhand.openfaas.client.FunctionResponse;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.Invocation;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.LogRequest;
import io.farmhand.openfaas.wire.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every gateway does with calls that are wrong: says so, and disturbs nothing else. */
public abstract class BadInputContract extends GatewayKit {
  private static final String UNKNOWN = "farmhand-kit-nobody";

  static Stream<Consumer<GatewayClient>> callsOfTheUnknown() {
    return Stream.of(
        client -> client.describe(UNKNOWN),
        client -> client.scale(UNKNOWN, 1),
        client -> client.remove(UNKNOWN),
        client -> client.removeSecret(UNKNOWN),
        client -> client.updateSecret(Secret.of(UNKNOWN, "x")),
        client -> client.invoke(Invocation.of(UNKNOWN, new byte[0])).requireSuccess(),
        client -> client.logs(LogRequest.of(UNKNOWN)).close());
  }

  @ParameterizedTest
  @MethodSource("callsOfTheUnknown")
  void whatIsNotThereIsNotFound(Consumer<GatewayClient> call) {
    assertThatThrownBy(() -> call.accept(client)).isInstanceOf(OpenFaasException.NotFound.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "", "admin"})
  void theWrongPasswordOpensNothing(String password) {
    try (GatewayClient stranger =
        GatewayClient.builder(url()).basicAuth("admin", password + "?").build()) {
      assertRefused(stranger);
    }
    try (GatewayClient nobody = GatewayClient.builder(url()).build()) {
      assertRefused(nobody);
    }
  }

  private static void assertRefused(GatewayClient client) {
    List<Consumer<GatewayClient>> calls =
        List.of(
            GatewayClient::functions,
            GatewayClient::info,
            GatewayClient::namespaces,
            GatewayClient::secrets,
            it -> it.describe(UNKNOWN),
            it -> it.scale(UNKNOWN, 1),
            it -> it.remove(UNKNOWN),
            it -> it.createSecret(Secret.of(UNKNOWN, "x")),
            it -> it.logs(LogRequest.of(UNKNOWN)).close());
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(() -> call.accept(client))
                    .isInstanceOf(OpenFaasException.Unauthorised.class));
  }

  @Test
  void functionsAreOpenToAllAndCredentialsOfAnyOtherKindAreRefused() {
    String name = deployEcho();
    try (GatewayClient nobody = GatewayClient.builder(url()).build()) {
      assertThat(nobody.invoke(Invocation.of(name, new byte[] {'x'})).status()).isEqualTo(200);
    }
    for (String header : List.of("Basic", "Basic ???", "Basic " + encoded("admin"), "Digest a=b")) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url() + "/system/functions"))
              .header("Authorization", header);
      assertThat(send(request).statusCode()).as(header).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /system/functions",
    "PUT, /system/functions",
    "DELETE, /system/functions",
    "POST, /system/scale-function/farmhand-kit-nobody",
    "POST, /system/secrets",
    "PUT, /system/secrets",
    "DELETE, /system/secrets"
  })
  void whatIsNoJsonOrOfAnotherTypeIsRefused(String method, String target) {
    for (String body : List.of("", "{", "nothing", "[1, 2]", "\"text\"")) {
      assertThat(send(method, target, body).statusCode()).as(body).isBetween(400, 499);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"service\": 5, \"image\": \"i\"}",
        "{\"service\": \"farmhand-kit-typed\", \"image\": \"i\", \"envVars\": [1]}",
        "{\"service\": \"farmhand-kit-typed\", \"image\": \"i\", \"envVars\": {\"a\": 5}}",
        "{\"service\": \"farmhand-kit-typed\", \"image\": \"i\", \"secrets\": \"a\"}",
        "{\"service\": \"farmhand-kit-typed\", \"image\": \"i\", \"limits\": 7}",
        "{\"service\": \"farmhand-kit-typed\", \"image\": \"i\", \"readOnlyRootFilesystem\": 1}"
      })
  void fieldsOfAnotherTypeAreRefused(String json) {
    assertThat(send("POST", "/system/functions", json).statusCode()).isBetween(400, 499);
    assertThat(isDeployed("farmhand-kit-typed")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"two\"", "-1", "1.5", "1e99", "[]"})
  void aNumberOfReplicasMustBeOne(String replicas) {
    String name = deployEcho();
    String json = "{\"serviceName\": \"" + name + "\", \"replicas\": " + replicas + "}";
    assertThat(send("POST", "/system/scale-function/" + name, json).statusCode())
        .isBetween(400, 499);
    assertThat(client.describe(name).replicas()).isEqualTo(1);
  }

  static Stream<String> badNames() {
    return Stream.of(
        "",
        " ",
        ".",
        "..",
        "../evil",
        "..\\evil",
        "/etc/passwd",
        "a/b",
        "a b",
        "A",
        "a_b",
        "-a",
        "a-",
        "a\u0000b",
        "ä",
        "%2e%2e",
        "a%2fb");
  }

  /** Secrets of some providers may have dots in their names, and longer ones. */
  static Stream<String> badFunctionNames() {
    return Stream.concat(badNames(), Stream.of("a.b.c", "x".repeat(64)));
  }

  @ParameterizedTest
  @MethodSource("badFunctionNames")
  void namesThatAreNoneOfAFunctionAreRefused(String name) {
    List<String> before = names();
    assertThatThrownBy(() -> client.deploy(forking(name, "cat").build()))
        .isInstanceOf(OpenFaasException.Refused.class);
    assertThat(names()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void namesThatAreNoneOfASecretAreRefused(String name) {
    List<String> before = names();
    assertThatThrownBy(() -> client.createSecret(Secret.of(name, "x")))
        .isInstanceOf(OpenFaasException.Refused.class);
    assertThat(names()).isEqualTo(before);
  }

  private List<String> names() {
    return Stream.concat(
            client.functions().stream().map(FunctionStatus::name),
            client.secrets().stream().map(Secret::name))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/system/function/..%2f..%2fetc%2fpasswd",
        "/system/function/%2e%2e",
        "/system/function/",
        "/system/logs?name=..%2f..%2fetc",
        "/system/logs?name=",
        "/system/nothing",
        "/nothing",
        "/function/",
        "/function/..%2f..%2fetc%2fpasswd",
        "/function/%2e%2e/%2e%2e"
      })
  void pathsThatLeadNowhereAreRefused(String target) {
    assertThat(send("GET", target, "").statusCode()).isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tail=x", "follow=maybe", "since=yesterday"})
  void parametersOfAnotherTypeAreRefused(String parameter) {
    String name = deployEcho();
    assertThat(send("GET", "/system/logs?name=" + name + "&" + parameter, "").statusCode())
        .isBetween(400, 499);
  }

  @Test
  void aSecretThatIsNotThereCannotBeUsed() {
    String name = newName();
    assertThatThrownBy(() -> client.deploy(forking(name, "cat").secrets(List.of(UNKNOWN)).build()))
        .isInstanceOf(OpenFaasException.class);
    assertThat(isDeployed(name)).isFalse();
  }

  @Test
  void aDeploymentHasALongestLength() {
    String name = newName();
    assertThatThrownBy(
            () -> client.deploy(forking(name, "cat").env("LONG", "x".repeat(20 << 20)).build()))
        .isInstanceOf(OpenFaasException.class);
    assertThat(isDeployed(name)).isFalse();
    assertThat(client.isHealthy()).isTrue();
  }

  @Test
  void aCallHasALongestBody() {
    assumeThat(maxBodyBytes()).as("a limit of a call's body").isPresent();
    String name = deployEcho();
    byte[] tooLong = new byte[Math.toIntExact(maxBodyBytes().getAsLong() + 1)];
    try {
      FunctionResponse response = client.invoke(Invocation.of(name, tooLong));
      assertThat(response.status()).isEqualTo(413);
    } catch (OpenFaasException.ConnectionLost _) {
      // It may hang up on who goes on sending.
    }
    assertThat(call(name, "x").requireSuccess().text()).isEqualTo("x");
  }
}
