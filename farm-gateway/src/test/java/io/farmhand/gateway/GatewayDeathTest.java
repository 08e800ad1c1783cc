package io.farmhand.gateway;

import static io.farmhand.gateway.Caller.function;
import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is left of a gateway, however it ends. */
class GatewayDeathTest {
  @TempDir private Path folder = Path.of("");

  /** A gateway as a process of its own. */
  static final class Separate {
    private Separate() {}

    public static void main(String[] args) throws IOException {
      GatewaySettings settings =
          Gateways.settings(Gateways.NO_CACHE).grace(Duration.ofSeconds(1)).build();
      EmbeddedGateway gateway =
          EmbeddedGateway.start(settings, Gateways.RELEASE, TimeSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
      System.out.println(gateway.uri());
    }
  }

  private Process startGateway() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Separate.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void nothingIsLeftAfter(String signal) throws Exception {
    Path pids = folder.resolve("pids");
    Process gateway = startGateway();
    try (BufferedReader out = gateway.inputReader()) {
      Caller caller = new Caller(URI.create(out.readLine()), Gateways.PASSWORD);
      String note = "echo $$ >>" + pids + "; ";
      // A program with a child of its own; one whose child has left its group; a call under way.
      caller.deploy(
          function(
                  "parent",
                  "sh -c '"
                      + note
                      + "sh -c \""
                      + note.replace("$$", "\\$\\$")
                      + "sleep 1000; :\"; :'")
              .env("mode", "http"));
      caller.deploy(
          function(
                  "leaver",
                  "sh -c '" + note + "setsid sleep 1000 & echo $! >>" + pids + "; sleep 1000; :'")
              .env("mode", "http"));
      caller.deploy(function("call", "sh -c '" + note + "sleep 1000; :'"));
      var _ =
          caller
              .client()
              .sendAsync(
                  caller.request("/function/call").build(),
                  java.net.http.HttpResponse.BodyHandlers.discarding());
      List<String> started = Await.until(() -> lines(pids), lines -> lines.size() >= 5);
      assertThat(started).allMatch(GatewayDeathTest::lives);
      new ProcessBuilder("kill", signal, Long.toString(gateway.pid())).start().waitFor();
      gateway.waitFor();
      Await.until(() -> started.stream().filter(GatewayDeathTest::lives).toList(), List::isEmpty);
      Await.until(this::gatewayFolders, count -> count == 0);
    } finally {
      gateway.destroyForcibly();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean lives(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
  }

  private long gatewayFolders() {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("farmhand-gateway"))
          .count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void killed() throws Exception {
    nothingIsLeftAfter("-KILL");
  }

  @Test
  void terminated() throws Exception {
    nothingIsLeftAfter("-TERM");
  }
}
