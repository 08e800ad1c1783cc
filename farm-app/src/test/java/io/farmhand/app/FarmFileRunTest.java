package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Farms in files, with an embedded gateway. */
class FarmFileRunTest extends CommandTest {
  private static final Path SAMPLES = Path.of("..", "samples", "farms");

  private String farm(String text) throws IOException {
    return Files.writeString(folder.resolve("farm.yml"), text).toString();
  }

  private int runWith(String input, String... arguments) {
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return Main.run(Terminal.to(in, out, err), arguments);
  }

  @Test
  void theSampleCountsWordsInShellAndPython() throws IOException {
    Path text = folder.resolve("text.md");
    Files.writeString(text, "farms of tasks, tasks of farms\n".repeat(500) + "tasks\n");
    String[] arguments = {
      "run",
      SAMPLES.resolve("words.yml").toString(),
      "-q",
      "--files",
      text.toString(),
      "--results",
      results().toString()
    };
    assertThat(run(arguments)).as(err.toString()).isZero();
    assertThat(out.toString()).isEqualTo("1001 tasks\n1000 farms\n");
    assertThat(summary().at("/tasks/completed").asInt()).isGreaterThan(5);
    assertThat(summary().at("/details/done").asInt()).isEqualTo(1);
  }

  @Test
  void linesAreWorkedOnByAProgramForEach() throws IOException {
    String farm = farm("worker: {process: \"sh -c 'read x; test $x != bad && echo got $x'\"}\n");
    String[] arguments = {"run", farm, "-k", "--results", results().toString()};

    assertThat(runWith("one\nbad\nthree\n", arguments)).isEqualTo(1);

    assertThat(out.toString()).isEqualTo("got one\ngot three\n");
    assertThat(err.toString()).contains("line 2: ");
    assertThat(summary().at("/tasks/failed").asInt()).isEqualTo(1);
  }

  @Test
  void anEmitterThatFailsFailsItsInput() throws IOException {
    String farm = farm("emitter: {process: 'sh -c \"exit 3\"'}\nworker: {process: cat}\n");
    String[] arguments = {"run", farm, "-q", "--results", results().toString()};
    assertThat(runWith("one\n", arguments)).isEqualTo(1);
    assertThat(err.toString()).contains("line 1: Function farm-emitter answered status 500");
    assertThat(summary().at("/exit_code").asInt()).isEqualTo(1);
    assertThat(summary().at("/details/failed").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsNoFarmIsSaid() throws IOException {
    assertThat(run("run", "imagse")).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no file 'imagse'; did you mean run images?")
        .contains("one of the commands scenario, images, exec");
    assertThat(run("run")).isEqualTo(2);
    assertThat(run("deploy", farm("worker: {process: cat}\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("Functions are deployed to a gateway that stays");
    assertThat(run("serve", farm("worker: {}\nwork: 1\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("farm.yml:2:1: work: unknown key");
    assertThat(
            run("submit", "--to", "http://127.0.0.1:1", "--patience", "0s", "--files", farm("x")))
        .isEqualTo(3);
    assertThat(err.toString()).contains("The farm at http://127.0.0.1:1 does not answer");
  }

  /** A served farm, from its greeting to its end. */
  private final class Served implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final StringWriter told = new StringWriter();
    private final Thread session;
    private final URI uri;

    Served(String farm) throws IOException {
      PipedReader reader = new PipedReader();
      Terminal terminal = Terminal.to(new PipedWriter(reader), told);
      String[] arguments = {"serve", farm, "--port", "0", "--results", results().toString()};
      session = new Thread(() -> Main.run(terminal, arguments));
      session.start();
      String greeting = new BufferedReader(reader).readLine();
      assertThat(greeting).as(told.toString()).isNotNull();
      uri = URI.create(greeting.replaceFirst(".* at ", ""));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri.resolve(path))
              .timeout(Duration.ofSeconds(30))
              .method(method, BodyPublishers.ofString(body));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
      session.interrupt();
      try {
        session.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      http.close();
    }
  }

  @Test
  void aServedFarmTakesInputsOnceAndHasTheirResults() throws Exception {
    try (Served farm = new Served(farm("worker: {process: tr a-z A-Z}\n"))) {
      HttpResponse<String> first =
          farm.send(
              "POST", "/jobs", "hello", "Idempotency-Key", "k", "X-Farmhand-Name", "greeting");
      assertThat(first.statusCode()).isEqualTo(202);
      String place = first.headers().firstValue("Location").orElseThrow();
      assertThat(farm.send("GET", place + "/result?wait=20s", "").body()).isEqualTo("HELLO");
      HttpResponse<String> again = farm.send("POST", "/jobs", "hello", "Idempotency-Key", "k");
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.headers().firstValue("Location")).contains(place);
      assertThat(farm.send("GET", place, "").body())
          .contains("\"name\":\"greeting\",\"state\":\"done\"");
      assertThat(farm.send("POST", "/jobs?wait=20s", "now").body()).isEqualTo("NOW");
      assertThat(farm.send("GET", "/jobs/99", "").statusCode()).isEqualTo(404);
      assertThat(farm.send("GET", "/jobs", "").statusCode()).isEqualTo(405);
      assertThat(farm.send("POST", "/jobs?wait=1h", "x").body()).contains("must be at most 1m");
      assertThat(farm.send("GET", "/metrics", "").body())
          .contains("farmhand_jobs_ended_total{farm=\"farm\"} 2");
      assertThat(farm.send("GET", "/", "").body()).contains("\"accepted\":2");
      assertThat(stream(farm)).contains("\"result\":\"HELLO\"", "\"result\":\"NOW\"");

      Path in = Files.writeString(folder.resolve("in.txt"), "one\ntwo\nthree\n");
      String to = farm.uri.toString();
      assertThat(run("submit", "--to", to, "-a", in.toString(), "-k")).as(err.toString()).isZero();
      assertThat(out.toString()).isEqualTo("ONE\nTWO\nTHREE\n");
    }
  }

  private static String stream(Served farm) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(farm.uri.resolve("/results")).build();
    try (Stream<String> lines = farm.http.send(request, BodyHandlers.ofLines()).body()) {
      List<String> two = lines.limit(2).toList();
      return String.join("\n", two);
    }
  }

  @Test
  void aFullFarmSaysWhenToTryAgainAndSubmitWaits() throws Exception {
    String text = "worker: {process: \"sh -c 'sleep 0.2; cat'\"}\nqueue: 2\nworkers: {max: 1}\n";
    try (Served farm = new Served(farm(text))) {
      boolean refused = false;
      for (int i = 0; i < 4; i++) {
        HttpResponse<String> answer = farm.send("POST", "/jobs", "x");
        refused |= answer.statusCode() == 429;
        if (answer.statusCode() == 429) {
          assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
        }
      }
      assertThat(refused).isTrue();
      Path in = Files.writeString(folder.resolve("in.txt"), "1\n2\n3\n4\n5\n6\n");
      assertThat(run("submit", "--to", farm.uri.toString(), "-a", in.toString(), "-k"))
          .as(err.toString())
          .isZero();
      assertThat(out.toString()).isEqualTo("1\n2\n3\n4\n5\n6\n");
    }
    assertThat(results()).as("results that nobody fetched").isDirectoryContaining("glob:**/[12]");
  }
}
