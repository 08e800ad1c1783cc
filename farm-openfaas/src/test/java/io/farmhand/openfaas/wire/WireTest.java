package io.farmhand.openfaas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
  private static final FunctionDeployment FULL =
      FunctionDeployment.builder("resize", "example/resize:1")
          .namespace("openfaas-fn")
          .envProcess("java -jar f.jar")
          .env("mode", "http")
          .constraints(List.of("node.platform.os == linux"))
          .secrets(List.of("key"))
          .label("com.openfaas.scale.max", "5")
          .annotation("topic", "images")
          .limits(new Resources("128Mi", "100m"))
          .requests(new Resources("64Mi", ""))
          .readOnlyRootFilesystem(true)
          .build();

  private static String write(Object value) {
    return new String(Wire.write(value), UTF_8);
  }

  private static <T> T read(String json, Class<T> type) {
    return Wire.read(json.getBytes(UTF_8), type);
  }

  @Test
  void aDeploymentIsWrittenWithTheNamesOfTheContract() {
    assertThat(write(FULL))
        .isEqualTo(
            """
            {"service":"resize","image":"example/resize:1","namespace":"openfaas-fn",\
            "envProcess":"java -jar f.jar","envVars":{"mode":"http"},\
            "constraints":["node.platform.os == linux"],"secrets":["key"],\
            "labels":{"com.openfaas.scale.max":"5"},"annotations":{"topic":"images"},\
            "limits":{"memory":"128Mi","cpu":"100m"},"requests":{"memory":"64Mi"},\
            "readOnlyRootFilesystem":true}""");
    assertThat(write(FunctionDeployment.builder("f", "i").build()))
        .isEqualTo("{\"service\":\"f\",\"image\":\"i\"}");
    assertThat(Wire.read(Wire.write(FULL), FunctionDeployment.class)).isEqualTo(FULL);
  }

  @Test
  void whatIsUnknownIsIgnoredAndWhatIsMissingOrNullIsEmpty() {
    FunctionDeployment read =
        read(
            """
            {"service": "f", "network": "func_functions", "envVars": {"a": null}, "labels": null,
             "secrets": null, "limits": null, "registryAuth": {"deep": [1, 2]}}""",
            FunctionDeployment.class);
    assertThat(read)
        .isEqualTo(FunctionDeployment.builder("f", "").env("a", "").build())
        .extracting(FunctionDeployment::limits)
        .isEqualTo(Resources.NONE);
  }

  @Test
  void aStatusAlwaysTellsItsCounts() {
    FunctionStatus status = FunctionStatus.of(FULL, 0, 0, 12, null, null);
    assertThat(write(status))
        .contains("\"name\":\"resize\"", "\"replicas\":0", "\"availableReplicas\":0")
        .contains("\"invocationCount\":12")
        .doesNotContain("createdAt", "usage", "service");
  }

  @Test
  void aStatusIsReadAsAGatewayWritesIt() {
    FunctionStatus status =
        read(
            """
            {"name": "f", "image": "i", "replicas": 2, "availableReplicas": 1,
             "invocationCount": 1.5e3, "createdAt": "2026-11-25T11:00:00.5+01:00",
             "usage": {"cpu": 12.5, "totalMemoryBytes": 1048576}}""",
            FunctionStatus.class);
    assertThat(status.availableReplicas()).isEqualTo(1);
    assertThat(status.invocationCount()).isEqualTo(1500);
    assertThat(status.createdAt()).isEqualTo(Instant.parse("2026-11-25T10:00:00.5Z"));
    assertThat(status.usage()).isEqualTo(new Usage(12.5, 1048576));
    assertThat(Wire.read(Wire.write(status), FunctionStatus.class)).isEqualTo(status);
    assertThat(read("{\"createdAt\": \"0001-01-01T00:00:00Z\"}", FunctionStatus.class).createdAt())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"service": 5}                        | service must be text
          {"service": true}                     | service must be text
          {"service": ["f"]}                    | service must be text
          {"envVars": ["a=b"]}                  | envVars must be an object
          {"envVars": {"a": 5}}                 | envVars.a must be text
          {"secrets": "key"}                    | secrets must be an array
          {"secrets": ["a", 5]}                 | secrets[1] must be text
          {"limits": {"memory": 64}}            | limits.memory must be text
          {"limits": "64Mi"}                    | limits must be an object
          {"readOnlyRootFilesystem": "yes"}     | readOnlyRootFilesystem must be true or false
          {"service": "f"                       | expected close marker for Object
          {"service": "f"} {}                   | found something else at line 1, column 18
          {"service": "a", "service": "b"}      | found broken JSON at line 1
          ["f"]                                 | expected FunctionDeployment as JSON
          "f"                                   | expected FunctionDeployment as JSON
          null                                  | found null
          <html>                                | found broken JSON at line 1
          """)
  void whatIsWrongIsNamed(String json, String message) {
    assertThatThrownBy(() -> read(json, FunctionDeployment.class))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("io.farmhand");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"replicas": "2"}          | replicas must be a whole number
          {"replicas": 2.5}          | replicas must be a whole number
          {"replicas": 99999999999}  | replicas must be a whole number
          """)
  void aNumberOfReplicasIsAWholeOne(String json, String message) {
    assertThatThrownBy(() -> read(json, ScaleRequest.class)).hasMessageContaining(message);
  }

  @Test
  void anEmptyBodyIsNoObject() {
    assertThatThrownBy(() -> read("", ScaleRequest.class))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("expected ScaleRequest as JSON");
  }

  @Test
  void aListMayBeNull() {
    assertThat(Wire.readList("null".getBytes(UTF_8), FunctionStatus.class)).isEmpty();
    assertThat(Wire.readList("[]".getBytes(UTF_8), FunctionStatus.class)).isEmpty();
    assertThat(Wire.readList("[\"openfaas-fn\"]".getBytes(UTF_8), String.class))
        .containsExactly("openfaas-fn");
    assertThatThrownBy(() -> Wire.readList("{}".getBytes(UTF_8), FunctionStatus.class))
        .isInstanceOf(WireException.class);
  }

  @Test
  void aGatewayNestsItsProviderAndAProviderAloneReadsTheSame() {
    GatewayInfo nested =
        new GatewayInfo(
            new ProviderInfo("faas-netes", "kubernetes", new Release("0.18", "abc", "")),
            new Release("0.27", "def", "Fix"),
            "x86_64");
    assertThat(Wire.read(Wire.write(nested), GatewayInfo.class)).isEqualTo(nested);
    assertThat(write(nested)).contains("\"commit_message\":\"Fix\"");
    GatewayInfo alone =
        read(
            """
            {"provider": "faasd", "orchestration": "containerd",
             "version": {"release": "0.19", "sha": "abc"}}""",
            GatewayInfo.class);
    Release release = new Release("0.19", "abc", "");
    assertThat(alone)
        .isEqualTo(new GatewayInfo(new ProviderInfo("faasd", "containerd", release), release, ""));
    assertThatThrownBy(() -> read("{\"provider\": {\"provider\": 5}}", GatewayInfo.class))
        .isInstanceOf(WireException.class);
  }

  @Test
  void aSecretTravelsWithItsValueAndIsPrintedWithoutIt() {
    Secret text = Secret.of("key", "s3cret");
    assertThat(write(text)).isEqualTo("{\"name\":\"key\",\"value\":\"s3cret\"}");
    assertThat(text).hasToString("Secret[key]");
    Secret bytes = Secret.of("key", new byte[] {0, (byte) 0xff});
    assertThat(write(bytes)).isEqualTo("{\"name\":\"key\",\"rawValue\":\"AP8=\"}");
    assertThat(bytes.bytes()).containsExactly(0, 0xff);
    assertThat(text.bytes()).isEqualTo("s3cret".getBytes(UTF_8));
    assertThatThrownBy(() -> new Secret("key", "", "", "?").bytes())
        .hasMessage("rawValue of secret 'key' must be Base64");
  }

  @Test
  void aLogLineIsOneObject() {
    LogLine line =
        new LogLine("f", "openfaas-fn", "f-1", Instant.parse("2026-11-25T10:00:00Z"), "é");
    assertThat(write(line))
        .isEqualTo(
            """
            {"name":"f","namespace":"openfaas-fn","instance":"f-1",\
            "timestamp":"2026-11-25T10:00:00Z","text":"é"}""");
    assertThat(Wire.read(Wire.write(line), LogLine.class)).isEqualTo(line);
  }

  @Test
  void aRequestForLogsIsAQuery() {
    LogRequest request =
        LogRequest.of("f").inNamespace("n").last(5).following().since(Instant.EPOCH);
    assertThat(request.parameters())
        .isEqualTo(
            Map.of(
                "name", "f",
                "namespace", "n",
                "tail", "5",
                "follow", "true",
                "since", "1970-01-01T00:00:00Z"));
    assertThat(LogRequest.of(request.parameters())).isEqualTo(request);
    assertThat(LogRequest.of(Map.of("name", "f", "tail", "-1", "follow", "1")))
        .isEqualTo(LogRequest.of("f").following());
  }

  @ParameterizedTest
  @CsvSource({"tail,x", "tail,-2", "follow,maybe", "since,yesterday"})
  void aWrongParameterIsNamed(String name, String value) {
    assertThatThrownBy(() -> LogRequest.of(Map.of("name", "f", name, value)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(name + " = " + value + ", must be ");
  }

  @Test
  void theResultOfAnAsynchronousCallIsInHeaders() {
    AsyncResult result = new AsyncResult("42", "f.openfaas-fn", 200, 0.25);
    assertThat(AsyncResult.of(result.headers())).isEqualTo(result);
    assertThat(
            AsyncResult.of(
                Map.of(
                    "x-call-id", "42",
                    "x-function-name", "f",
                    "x-function-status", "500",
                    "x-duration-seconds", "1")))
        .isEqualTo(new AsyncResult("42", "f", 500, 1));
    assertThatThrownBy(() -> AsyncResult.of(Map.of("X-Call-Id", "42")))
        .hasMessageContaining("no header X-Function-Name");
  }

  @Test
  void aFunctionIsNamedWithItsNamespace() {
    assertThat(FunctionName.parse("f")).hasToString("f.openfaas-fn");
    assertThat(FunctionName.parse("f.dev")).isEqualTo(new FunctionName("f", "dev"));
  }

  @ParameterizedTest
  @CsvSource({"''", "..", "../etc", "f.a.b", "F", "f_g", "-f", "f-", "a/b", "f%2f", ".f"})
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> FunctionName.parse(name)).isInstanceOf(WireException.class);
  }
}
