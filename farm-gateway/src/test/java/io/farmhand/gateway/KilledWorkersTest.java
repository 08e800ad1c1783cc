package io.farmhand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.farm.Farm;
import io.farmhand.openfaas.OpenFaasPlatform;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.task.Codec;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A farm on the gateway, whose workers are killed while they work. */
class KilledWorkersTest {
  private static final int TASKS = Integer.getInteger("farmhand.kill.tasks", 200);
  private static final int KILLS = Integer.getInteger("farmhand.kill.kills", 20);
  private static final int WORKERS = 3;

  @TempDir private Path folder = Path.of("");

  private final Map<String, Integer> collected = new TreeMap<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Random random = new Random(1);

  private synchronized void collect(Outcome<String, String> outcome) {
    String task = outcome.task().payload();
    collected.merge(task, 1, Integer::sum);
    if (outcome instanceof Outcome.Completed<String, String> completed) {
      answers.add(completed.value());
    } else {
      failures.add(task + ": " + outcome);
    }
  }

  private synchronized int count() {
    return collected.size();
  }

  @Test
  void losesNothingAndCollectsNothingTwice() throws Exception {
    List<String> tasks = IntStream.range(0, TASKS).mapToObj(i -> "task " + i).toList();
    FarmFunction<String, String> function =
        FarmFunction.of("mortal", Codec.text(), Codec.text(), text -> text);
    try (EmbeddedGateway gateway = Gateways.start(Gateways.settings(folder));
        GatewayClient client =
            GatewayClient.builder(gateway.uri()).basicAuth("admin", Gateways.PASSWORD).build();
        Farm<String, String> farm =
            Farm.of(function)
                .platform(platform(client))
                .workers(WORKERS)
                .collect(this::collect)
                .open()) {
      farm.submitAll(tasks);
      for (int kill = 0; kill < KILLS; kill++) {
        int due = (kill + 1) * TASKS / (KILLS + 2);
        Await.until(this::count, count -> count >= due);
        killOne();
      }
      farm.close(Duration.ofSeconds(60));
    }
    assertThat(collected.keySet()).containsExactlyInAnyOrderElementsOf(tasks);
    assertThat(collected.values()).containsOnly(1);
    assertThat(answers).hasSize(TASKS - failures.size()).doesNotHaveDuplicates();
    // Chance may kill three workers of one task, which is then given up; everything else is done.
    assertThat(failures).allMatch(failure -> failure.contains("WorkerLost"));
    assertThat(failures.size()).isLessThanOrEqualTo(KILLS / 3);
  }

  private static OpenFaasPlatform platform(GatewayClient client) {
    FunctionDeployment worker =
        FunctionDeployment.builder("mortal", "none")
            .envProcess(Worker.command())
            .env("mode", "http")
            .env("WORK_MILLIS", "20")
            .annotation("io.farmhand.aot", "off")
            .build();
    return OpenFaasPlatform.builder(client, worker)
        .replicas(WORKERS)
        .polling(Duration.ofMillis(5), Duration.ofMillis(100))
        .build();
  }

  private void killOne() {
    List<ProcessHandle> workers =
        Await.until(
            () -> ProcessHandle.current().children().filter(KilledWorkersTest::works).toList(),
            found -> !found.isEmpty());
    workers.get(random.nextInt(workers.size())).destroyForcibly();
  }

  private static boolean works(ProcessHandle process) {
    // The process's own information leaves out what is as long as a class path.
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
          .contains("io.farmhand.function.Main");
    } catch (IOException _) {
      return false;
    }
  }
}
