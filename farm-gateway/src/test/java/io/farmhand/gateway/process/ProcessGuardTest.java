package io.farmhand.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.gateway.Await;
import io.farmhand.gateway.process.Spawner.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessGuardTest {
  @TempDir private Path folder = Path.of("");

  private Child start(ProcessGuard guard, String script) throws IOException {
    Spawner spawner = new Spawner(guard, Cgroups.below(folder, 1));
    return spawner.start(
        new Launch(List.of("/bin/sh", "-c", script), Map.of(), folder, true, ResourceLimits.NONE));
  }

  private static Optional<ProcessHandle> shell() {
    return ProcessHandle.current()
        .children()
        .filter(
            child ->
                child.info().arguments().map(List::of).orElse(List.of()).contains("farmhand-guard"))
        .findFirst();
  }

  @Test
  void asksAProcessToEndAndThenEndsIt() throws IOException {
    try (ProcessGuard guard = new ProcessGuard(Files.createDirectory(folder.resolve("own")))) {
      Child polite = start(guard, "trap 'exit 7' TERM; echo ready; while :; do sleep 0.01; done");
      assertThat(polite.output().read()).isEqualTo('r');
      polite.stop(Duration.ofSeconds(60));
      assertThat(polite.exit().join()).isEqualTo(7);
      Child stubborn = start(guard, "trap '' TERM; echo ready; while :; do sleep 0.01; done");
      assertThat(stubborn.output().read()).isEqualTo('r');
      stubborn.stop(Duration.ofMillis(50));
      assertThat(stubborn.exit().join()).isEqualTo(137);
    }
  }

  @Test
  void endsWhatIsLeftOfAProcessThatEnded() throws IOException {
    try (ProcessGuard guard = new ProcessGuard(Files.createDirectory(folder.resolve("own")))) {
      Child parent = start(guard, "sleep 1000 >/dev/null 2>&1 & echo $!");
      long orphan =
          Long.parseLong(
              new String(parent.output().readAllBytes(), StandardCharsets.US_ASCII).strip());
      assertThat(parent.exit().join()).isZero();
      Await.until(() -> ProcessHandle.of(orphan), Optional::isEmpty);
    }
  }

  @Test
  void goesOnWhenItsShellDies() throws IOException {
    try (ProcessGuard guard = new ProcessGuard(Files.createDirectory(folder.resolve("own")))) {
      Child child = start(guard, "sleep 1000; :");
      ProcessHandle first = Await.until(ProcessGuardTest::shell, Optional::isPresent).orElseThrow();
      first.destroyForcibly();
      Await.until(
          ProcessGuardTest::shell,
          found -> found.filter(first::equals).isEmpty() && found.isPresent());
      child.kill();
      assertThat(child.exit().join()).isEqualTo(137);
    }
    assertThat(folder.resolve("own")).doesNotExist();
  }
}
