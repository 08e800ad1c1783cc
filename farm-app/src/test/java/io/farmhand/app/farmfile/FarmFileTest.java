package io.farmhand.app.farmfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.sim.SimException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarmFileTest {
  @TempDir private Path folder = Path.of("");

  private FarmFile read(String text) throws IOException {
    return FarmFile.read(Files.writeString(folder.resolve("farm.yml"), text));
  }

  @Test
  void theSamplesAreSound() {
    FarmFile words = FarmFile.read(Path.of("..", "samples", "farms", "words.yml"));
    assertThat(words.emitter().orElseThrow().process()).endsWith("/samples/farms/split.sh");
    assertThat(words.worker().http()).isTrue();
    assertThat(words.collector().orElseThrow().function()).isEqualTo("words-collector");
    assertThat(words.deadline()).contains(Duration.ofSeconds(2));
    assertThat(FarmFile.read(Path.of("..", "samples", "farms", "checksums.yml")).initial())
        .isEqualTo(2);
  }

  @Test
  void aFunctionIsDeployedAsTheFileSays() throws IOException {
    FarmFile farm =
        read(
            """
            name: pictures
            platform: {gateway: "http://10.0.0.1:8080", shards: 3, replicas: 2}
            worker:
              name: resize
              image: example/resize:1
              mode: http
              ready: /ready
              env: {SIZE: 256, EMPTY: ""}
              secrets: [token]
              limits: {memory: 128Mi, cpu: 500m}
              timeout: 90 s
            workers: {min: 0, max: 6}
            """);
    FunctionDeployment deployment = farm.worker().deployment(Map.of("a", "b"));
    assertThat(deployment.service()).isEqualTo("resize");
    assertThat(deployment.image()).isEqualTo("example/resize:1");
    assertThat(deployment.envVars())
        .containsEntry("SIZE", "256")
        .containsEntry("EMPTY", "")
        .containsEntry("mode", "http")
        .containsEntry("ready_path", "/ready")
        .containsEntry("exec_timeout", "90000ms");
    assertThat(deployment.secrets()).containsExactly("token");
    assertThat(deployment.limits().memory()).isEqualTo("128Mi");
    assertThat(deployment.labels()).containsEntry("a", "b");
    assertThat(farm.site().shards()).contains(3);
    assertThat(farm.initial()).isEqualTo(1);
  }

  @Test
  void aJavaFunctionIsServedByTheRuntimeOfThisProgram() throws IOException {
    FarmFile farm = read("worker: {handler: my.Resize, classPath: [target/resize.jar]}\n");
    assertThat(farm.name()).isEqualTo("farm");
    assertThat(farm.worker().process())
        .startsWith("java ")
        .contains(folder.resolve("target/resize.jar").toString())
        .endsWith(" io.farmhand.function.Main my.Resize");
    assertThat(farm.worker().ready()).isEqualTo("/_/ready");
    assertThat(farm.worker().http()).isTrue();
  }

  @Test
  void allMistakesAreSaidWithTheirPlaces() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    worker:
                      process: wc
                      mode: htpp
                      handler: my.Class
                    colector: {process: cat}
                    workers: {initial: 9, max: 4}
                    deadline: 2
                    secrets: {token: no-such-file}
                    """))
        .isInstanceOf(SimException.class)
        .hasMessageContaining("farm.yml:3:9: worker.mode: expected one of fork, http")
        .hasMessageContaining("colector: unknown key, did you mean collector?")
        .hasMessageContaining("farm.yml:7:11: deadline: expected a duration such as 8 s")
        .hasMessageContaining("secrets.token: expected the file of a secret");
    assertThatThrownBy(() -> read("workers: {max: 4}\n"))
        .hasMessageContaining("worker: missing, expected {process:");
    assertThatThrownBy(() -> read("worker: {process: wc, handler: a.B}\n"))
        .hasMessageContaining("must not stand beside process");
    assertThatThrownBy(() -> read("worker: {process: wc}\nworkers: {initial: 9, max: 4}\n"))
        .hasMessageContaining("initial = 9, must be from min = 1 to max = 4");
    assertThatThrownBy(() -> read("worker: {process: wc}\ncontroller: magic\n"))
        .hasMessageContaining("farm.yml:2:13: controller");
  }
}
