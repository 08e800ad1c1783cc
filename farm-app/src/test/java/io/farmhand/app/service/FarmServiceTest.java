package io.farmhand.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.jobs.Job;
import io.farmhand.app.jobs.Stages;
import io.farmhand.time.TimeSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarmServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder = Path.of("");

  private FarmFile file(String text) throws Exception {
    return FarmFile.read(Files.writeString(folder.resolve("farm.yml"), text));
  }

  private static Job accepted(FarmService service, String input) {
    Admission admission =
        service.offer(
            Optional.empty(),
            input.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Optional.empty());
    assertThat(admission).isInstanceOf(Admission.Accepted.class);
    return ((Admission.Accepted) admission).job();
  }

  @Test
  void whatWasAcceptedEndsWhileItDrainsAndNothingMoreIsTaken() throws Exception {
    FarmFile farm =
        file(
            """
            emitter: {process: "tr , '\\n'"}
            worker: {process: "sh -c 'sleep 0.05; sed s/^/x/'"}
            collector: {process: sort -r}
            """);
    try (Stages stages = Stages.open(farm, Optional.empty());
        FarmService service = FarmService.open(farm, stages, TimeSource.system())) {
      List<Job> jobs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        jobs.add(accepted(service, "a" + i + ",b,c"));
      }
      assertThat(service.drain(PATIENCE)).isTrue();
      for (int i = 0; i < 5; i++) {
        Job.Result result = jobs.get(i).end().join();
        assertThat(result.failures()).isEmpty();
        assertThat(new String(result.body(), StandardCharsets.UTF_8))
            .isEqualTo("xc\nxb\nxa" + i + "\n");
        assertThat(jobs.get(i).progress()).isEqualTo(new Job.Progress(3, 3, 0, 3));
      }
      assertThat(service.unfetched()).hasSize(5);
      Admission late =
          service.offer(Optional.empty(), new byte[0], Optional.empty(), Optional.empty());
      assertThat(late).isEqualTo(new Admission.Ending());
    }
  }

  @Test
  void aJobIsLostOnlyWhenTheServiceIsClosedBeforeItEnds() throws Exception {
    FarmFile farm = file("worker: {process: sleep 60}\n");
    try (Stages stages = Stages.open(farm, Optional.empty())) {
      FarmService service = FarmService.open(farm, stages, TimeSource.system());
      Job job = accepted(service, "x");
      assertThat(service.drain(Duration.ofMillis(50))).isFalse();
      service.close();
      assertThat(job.end().get(30, TimeUnit.SECONDS).failures()).containsExactly("was cancelled");
    }
  }

  @Test
  void aResultIsSentToWhoeverWantsACall() throws Exception {
    FarmFile farm = file("worker: {process: rev}\n");
    CompletableFuture<String> received = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/done",
        exchange -> {
          String state = exchange.getRequestHeaders().getFirst("X-Farmhand-State");
          received.complete(
              state
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    URI callback = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/done");
    try (Stages stages = Stages.open(farm, Optional.empty());
        FarmService service = FarmService.open(farm, stages, TimeSource.system())) {
      service.offer(
          Optional.empty(),
          "abc\n".getBytes(StandardCharsets.UTF_8),
          Optional.empty(),
          Optional.of(callback));
      assertThat(received.get(30, TimeUnit.SECONDS).strip()).isEqualTo("done cba");
      assertThat(service.drain(PATIENCE)).isTrue();
      assertThat(service.unfetched()).isEmpty();
    } finally {
      server.stop(0);
    }
  }
}
