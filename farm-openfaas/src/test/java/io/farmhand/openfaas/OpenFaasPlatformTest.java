package io.farmhand.openfaas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.farm.Farm;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.platform.Platform;
import io.farmhand.platform.Platform.Crew;
import io.farmhand.platform.contract.GroupContract;
import io.farmhand.platform.contract.NumberedTask;
import io.farmhand.task.Codec;
import io.farmhand.task.FarmException;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenFaasPlatformTest {
  private static final FunctionDeployment UPPER_IMAGE =
      FunctionDeployment.builder("upper", "example/upper:1").build();
  private static final FarmFunction<String, String> UPPER =
      FarmFunction.of(
          "upper",
          Codec.text(),
          Codec.text(),
          _ -> {
            throw new IllegalStateException("works elsewhere");
          });

  private final FakeGateway gateway = FakeGateway.start();
  private final GatewayClient client =
      GatewayClient.builder(gateway.url()).attempts(1, Duration.ZERO).build();
  private final LinkedBlockingQueue<Integer> told = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  /** Quick to look and to shrink, so that tests are quick. */
  private OpenFaasPlatformBuilder platform(FunctionDeployment deployment) {
    return OpenFaasPlatform.builder(client, deployment)
        .polling(Duration.ofMillis(2), Duration.ofMillis(20))
        .shrinkDelay(Duration.ofMillis(1));
  }

  private OpenFaasPlatformBuilder platform() {
    return platform(UPPER_IMAGE);
  }

  @Nested
  class Replicas extends GroupContract {
    @Override
    protected Platform.Group platform() {
      gateway.startup(Duration.ofMillis(5));
      return OpenFaasPlatformTest.this.platform().replicas(8).build();
    }
  }

  @Nested
  class Shards extends GroupContract {
    @Override
    protected Platform.Group platform() {
      gateway.startup(Duration.ofMillis(5)).limits(2, 3);
      return OpenFaasPlatformTest.this.platform().shards(3, 2).build();
    }
  }

  private Crew<String, String> open(OpenFaasPlatform platform) {
    return platform.open(UPPER, TimeSource.system(), told::add);
  }

  private void awaitReady(int count) throws InterruptedException {
    Integer ready = told.poll(30, TimeUnit.SECONDS);
    while (ready != null && ready != count) {
      ready = told.poll(30, TimeUnit.SECONDS);
    }
    assertThat(ready).as("ready workers").isEqualTo(count);
  }

  @Test
  void aFarmRunsOnFunctionsAndTakesThemDown() throws InterruptedException {
    List<Outcome<String, String>> outcomes = new ArrayList<>();
    try (Farm<String, String> farm =
        Farm.of(UPPER)
            .platform(platform().replicas(4).build())
            .workers(4)
            .collect(outcomes::add)
            .open()) {
      for (int i = 0; i < 200; i++) {
        farm.submit("t" + i);
      }
    }
    assertThat(outcomes)
        .hasSize(200)
        .allSatisfy(outcome -> assertThat(outcome.get()).isEqualTo("T" + outcome.task().id()));
    assertThat(gateway.replicas()).isEmpty();
    assertThat(gateway.tasks())
        .hasSize(200)
        .allSatisfy(
            headers ->
                assertThat(headers)
                    .containsEntry("x-farmhand-attempt", "1")
                    .containsKey("x-farmhand-task")
                    .containsEntry("content-type", "text/plain; charset=utf-8")
                    .doesNotContainKey("x-farmhand-deadline-ms"));
  }

  @Test
  void nothingIsLostOrCollectedTwiceWhenWorkersDie() throws InterruptedException {
    List<Outcome<String, String>> outcomes = new ArrayList<>();
    gateway.kill(20);
    try (Farm<String, String> farm =
        Farm.of(UPPER)
            .platform(platform().shards(4, 2).build())
            .workers(8)
            .collect(outcomes::add)
            .open()) {
      for (int i = 0; i < 300; i++) {
        farm.submit("t" + i);
      }
    }
    assertThat(outcomes.stream().map(outcome -> outcome.task().id()).distinct()).hasSize(300);
    assertThat(outcomes).hasSize(300);
    assertThat(gateway.tasks()).hasSizeBetween(300, 320);
  }

  @Test
  void aFunctionWithoutCodecsIsRefusedWhenTheFarmIsBuilt() {
    assertThatThrownBy(
            () ->
                Farm.of(FarmFunction.<String, String>local(text -> text))
                    .platform(platform().build())
                    .open())
        .isInstanceOf(FarmException.class)
        .hasMessageContaining("no codecs");
  }

  @Test
  void moreWorkersThanCanBeHadAreRefusedWhenTheFarmIsBuilt() {
    assertThatThrownBy(
            () -> Farm.of(UPPER).platform(platform().communityShards().build()).workers(66).open())
        .isInstanceOf(FarmException.class)
        .hasMessageContaining("can have 65 workers at most")
        .hasMessageContaining("up to 66");
  }

  @Test
  void shardsHaveAsFewReplicasEachAsWillDo() throws Exception {
    try (Crew<String, String> crew = open(platform().shards(3, 5).build())) {
      crew.resize(2);
      awaitReady(2);
      assertThat(gateway.replicas()).isEqualTo(Map.of("upper-1", 1, "upper-2", 1));
      crew.resize(7);
      awaitReady(7);
      assertThat(gateway.replicas()).isEqualTo(Map.of("upper-1", 3, "upper-2", 2, "upper-3", 2));
      crew.resize(1);
      awaitReady(1);
      awaitReplicas(Map.of("upper-1", 1));
    }
    assertThat(gateway.replicas()).isEmpty();
  }

  private void awaitReplicas(Map<String, Integer> expected) throws InterruptedException {
    for (int i = 0; i < 5000 && !gateway.replicas().equals(expected); i++) {
      TimeSource.system().sleep(Duration.ofMillis(2));
    }
    assertThat(gateway.replicas()).isEqualTo(expected);
  }

  @Test
  void aFunctionIsReadyOnceItAnswers() throws Exception {
    gateway.startup(Duration.ofMillis(40));
    OpenFaasPlatform impatient = platform().patience(Duration.ZERO).build();
    try (Crew<String, String> crew = open(impatient)) {
      crew.resize(1);
      assertThatThrownBy(() -> call(crew, 1)).hasMessageContaining("no worker is ready");
      awaitReady(1);
      assertThat(call(crew, 1)).isEqualTo("T1");
    }
  }

  private static String call(Crew<String, String> crew, int number) throws Exception {
    return crew.call(new NumberedTask(number, "t" + number));
  }

  @Test
  void anotherShardDoesInsteadOfOneThatIsRefused() throws Exception {
    gateway.limits(5, 2);
    try (Crew<String, String> crew = open(platform().shards(4, 5).build())) {
      crew.resize(4);
      awaitReady(4);
      assertThat(gateway.replicas()).hasSize(2).containsValue(2);
    }
  }

  @Test
  void aFunctionIsScaledBackWhenSomebodyElseScaledIt() throws Exception {
    try (Crew<String, String> crew = open(platform().build())) {
      crew.resize(3);
      awaitReady(3);
      client.scale("upper", 1);
      awaitReady(1);
      awaitReady(3);
    }
  }

  @Test
  void aFunctionThatVanishesIsDeployedAgain() throws Exception {
    try (Crew<String, String> crew = open(platform().build())) {
      crew.resize(2);
      awaitReady(2);
      client.remove("upper");
      awaitReady(0);
      awaitReady(2);
    }
  }

  @Test
  void whatAnEarlierManagerLeftBehindIsTakenOverChangedOrRemoved() throws Exception {
    OpenFaasPlatform three = platform().shards(3, 5).build();
    Crew<String, String> first = open(three);
    first.resize(3);
    awaitReady(3);
    FunctionDeployment kept = deployed("upper-1");
    FunctionDeployment older =
        FunctionDeployment.builder("upper-2", "example/upper:0").labels(kept.labels()).build();
    FunctionDeployment stray =
        FunctionDeployment.builder("upper-9", "example/upper:1").labels(kept.labels()).build();
    FunctionDeployment stranger = FunctionDeployment.builder("other", "example/other:1").build();
    first.close();
    for (FunctionDeployment function : List.of(kept, older, stray, stranger)) {
      gateway.put(function, 1);
    }
    told.clear();
    int before = gateway.calls().size();
    try (Crew<String, String> second = open(three)) {
      assertThat(gateway.replicas()).containsOnlyKeys("upper-1", "upper-2", "other");
      second.resize(2);
      awaitReady(2);
      assertThat(deployed("upper-2").image()).isEqualTo("example/upper:1");
      assertThat(changes(before)).containsOnlyOnce("PUT /system/functions");
    }
    assertThat(gateway.replicas()).containsOnlyKeys("other");
  }

  private FunctionDeployment deployed(String name) {
    var status = client.describe(name);
    return FunctionDeployment.builder(name, status.image())
        .env(status.envVars())
        .labels(status.labels())
        .build();
  }

  private List<String> changes(int before) {
    List<String> calls = gateway.calls();
    return calls.subList(before, calls.size()).stream()
        .filter(call -> call.endsWith("/system/functions"))
        .toList();
  }

  @Test
  void aFunctionOfSomebodyElseIsLeftAlone() {
    gateway.put(UPPER_IMAGE, 2);
    assertThatThrownBy(() -> open(platform().build()))
        .isInstanceOf(OpenFaasException.Conflict.class)
        .hasMessageContaining("without the label io.farmhand.farm=upper");
    assertThat(gateway.replicas()).isEqualTo(Map.of("upper", 2));
  }

  @Test
  void aFunctionThatIsThereAlreadyCanBeUsedAndIsLeftAsItWasFound() throws Exception {
    gateway.put(UPPER_IMAGE, 2);
    FunctionDeployment existing = FunctionDeployment.builder("upper", "").build();
    try (Crew<String, String> crew = open(platform(existing).build())) {
      crew.resize(4);
      awaitReady(4);
      assertThat(call(crew, 7)).isEqualTo("T7");
    }
    assertThat(gateway.replicas()).isEqualTo(Map.of("upper", 2));
    client.remove("upper");
    assertThatThrownBy(() -> open(platform(existing).build()))
        .isInstanceOf(OpenFaasException.NotFound.class);
  }

  @Test
  void aGatewayThatIsNotThereIsToldAtOnce() {
    gateway.close();
    assertThatThrownBy(() -> open(platform().build()))
        .isInstanceOf(OpenFaasException.Unreachable.class);
  }

  @Test
  void theTimeLeftIsToldInAHeader() throws Exception {
    try (Crew<String, String> crew = open(platform().build())) {
      crew.resize(1);
      awaitReady(1);
      long now = TimeSource.system().nanos();
      crew.call(new Urgent(4, "x", now + Duration.ofMinutes(1).toNanos(), 2));
      crew.call(new Urgent(5, "x", now - Duration.ofMinutes(1).toNanos(), 3));
    }
    assertThat(left(0)).isBetween(1L, 60_000L);
    assertThat(left(1)).isLessThan(-59_999L);
    assertThat(gateway.tasks().get(0))
        .containsEntry("x-farmhand-task", "4")
        .containsEntry("x-farmhand-attempt", "2");
  }

  private long left(int call) {
    return Long.parseLong(String.valueOf(gateway.tasks().get(call).get("x-farmhand-deadline-ms")));
  }

  @Test
  void settingsAreChecked() {
    IntFunction<OpenFaasPlatform> named =
        length ->
            platform(FunctionDeployment.builder("u".repeat(length), "i").build())
                .shards(10, 1)
                .build();
    assertThat(named.apply(60).mostWorkers()).isEqualTo(10);
    assertThatThrownBy(() -> named.apply(61)).hasMessageContaining("with its number at most 63");
    assertThatThrownBy(
            () -> platform(FunctionDeployment.builder("u", "").build()).shards(2, 2).build())
        .hasMessage("image = '', must be named, since shards are deployed as they are needed");
    assertThatThrownBy(() -> platform().replicas(0).build())
        .hasMessage("replicasEach = 0, must be at least 1");
    assertThatThrownBy(
            () -> platform(FunctionDeployment.builder("u", "i").namespace("dev").build()).build())
        .hasMessageContaining("must be that of the client, ''");
  }
}
