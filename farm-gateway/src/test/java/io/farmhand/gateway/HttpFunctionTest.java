package io.farmhand.gateway;

import static io.farmhand.gateway.Caller.function;
import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.openfaas.wire.DeploymentBuilder;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that run on and speak HTTP: Java functions on the worker's runtime. */
class HttpFunctionTest {
  @TempDir private Path folder = Path.of("");
  private EmbeddedGateway gateway = Gateways.start(Gateways.settings(Gateways.NO_CACHE));
  private Caller caller = new Caller(gateway.uri(), Gateways.PASSWORD);

  private static DeploymentBuilder worker(String name) {
    return function(name, Worker.command())
        .env("mode", "http")
        .annotation("io.farmhand.aot", "off");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void passesCallsThrough() {
    assertThat(caller.deploy(worker("java")).statusCode()).isEqualTo(202);
    HttpResponse<String> put =
        caller.send(
            caller
                .request("/function/java/a%20b/c?d=e%2F")
                .header("X-Call-Id", "7")
                .PUT(BodyPublishers.ofString("body")));
    assertThat(put.body()).isEqualTo("PUT /a%20b/c?d=e%2F body");
    assertThat(put.headers().firstValue("X-Call-Id")).contains("7");
    assertThat(caller.get("/function/java").body()).isEqualTo("GET / ");
    HttpResponse<String> headers = caller.get("/function/java/headers");
    assertThat(headers.body())
        .containsIgnoringCase("X-Forwarded-For, value=127.0.0.1")
        .contains("X-Start-Time");
    assertThat(headers.headers().firstValue("X-Own")).contains("yes");
    HttpResponse<String> failed = caller.invoke("java/fail", "");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.headers().firstValue("X-Farmhand-Problem")).contains("task-failed");
    assertThat(caller.invoke("java/env", "HOME").body()).isEqualTo(System.getenv("HOME"));
    long count = (long) caller.status("java").invocationCount();
    assertThat(count).isEqualTo(5);
    assertThat(caller.get("/system/function/java?usage=1").body()).contains("totalMemoryBytes");
  }

  @Test
  void growsShrinksAndStartsFromZero() {
    caller.deploy(worker("java"));
    caller.awaitAvailable("java", 1);
    caller.scale("java", 3);
    caller.awaitAvailable("java", 3);
    Set<String> pids = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      pids.add(caller.invoke("java/pid", "").body());
    }
    assertThat(pids).hasSize(3);
    caller.scale("java", 0);
    caller.awaitAvailable("java", 0);
    Await.until(() -> pids, found -> found.stream().noneMatch(HttpFunctionTest::lives));
    assertThat(caller.invoke("java/pid", "").statusCode()).isEqualTo(200);
    assertThat(caller.status("java").replicas()).isEqualTo(1);
  }

  private static boolean lives(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  @Test
  void replacesWhatDies() {
    caller.deploy(worker("java"));
    String pid = caller.invoke("java/pid", "").body();
    assertThat(caller.invoke("java/die", "").statusCode()).isEqualTo(502);
    assertThat(caller.invoke("java/pid", "").body()).isNotEqualTo(pid);
    Await.until(
        () -> caller.get("/system/logs?name=java").body(),
        logs -> logs.contains("ended with exit code 9"));
  }

  @Test
  void letsCallsEndBeforeAReplicaDoes() throws IOException {
    caller.deploy(worker("java").env("max_inflight", "1"));
    String pid = caller.invoke("java/pid", "").body();
    Path go = folder.resolve("go");
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> caller.invoke("java/wait", go.toString()));
    Await.until(() -> caller.get("/system/logs?name=java").body(), logs -> logs.contains("waits"));
    assertThat(caller.invoke("java", "").statusCode()).isEqualTo(429);
    caller.scale("java", 0);
    caller.awaitAvailable("java", 0);
    assertThat(lives(pid)).isTrue();
    Files.createFile(go);
    assertThat(waiting.join().body()).isEqualTo("waited");
    Await.until(() -> pid, found -> !lives(found));
  }

  @Test
  void replacesAFunctionByItsUpdate() {
    caller.deploy(worker("java").env("COLOUR", "red"));
    assertThat(caller.invoke("java/env", "COLOUR").body()).isEqualTo("red");
    caller.deploy(worker("java").env("COLOUR", "blue"));
    assertThat(caller.invoke("java/env", "COLOUR").body()).isEqualTo("blue");
    assertThat(
            caller.call("DELETE", "/system/functions", "{\"functionName\":\"java\"}").statusCode())
        .isEqualTo(202);
    assertThat(caller.invoke("java", "").statusCode()).isEqualTo(404);
  }

  @Test
  void followsLogs() throws Exception {
    caller.deploy(worker("java"));
    caller.invoke("java/log", "one");
    caller.invoke("java/log", "two");
    Await.until(
        () -> caller.get("/system/logs?name=java&tail=1").body(), logs -> logs.contains("two"));
    assertThat(caller.get("/system/logs?name=java&tail=2").body()).contains("one", "two");
    assertThat(caller.get("/system/logs?name=java&since=2999-01-01T00:00:00Z").body()).isEmpty();
    assertThat(caller.get("/system/logs?name=java&instance=other").body()).isEmpty();
    var following =
        caller
            .client()
            .send(
                caller.request("/system/logs?name=java&tail=1&follow=true").build(),
                HttpResponse.BodyHandlers.ofLines());
    var lines = following.body().iterator();
    assertThat(lines.next()).contains("\"text\":\"two\"");
    caller.invoke("java/log", "three");
    assertThat(lines.next()).contains("\"text\":\"three\"");
    caller.call("DELETE", "/system/functions", "{\"functionName\":\"java\"}");
    assertThat(
            Stream.generate(() -> lines.hasNext() ? lines.next() : "end")
                .filter("end"::equals)
                .findFirst())
        .isPresent();
  }

  @Test
  void saysSoonThatNoReplicaStarts() {
    caller.deploy(function("java", "sh -c 'echo cannot >&2; exit 1'").env("mode", "http"));
    HttpResponse<String> response = caller.invoke("java", "");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(caller.get("/system/logs?name=java").body())
        .contains("cannot", "ended before it listened");
  }

  @Test
  void startsJavaFromACacheThatIsMadeOnce() throws IOException {
    String jar = jar(folder.resolve("worker.jar")).toString();
    gateway.close();
    gateway = Gateways.start(Gateways.settings(folder.resolve("cache")));
    caller = new Caller(gateway.uri(), Gateways.PASSWORD);
    caller.deploy(
        function("java", Worker.command(jar))
            .env("mode", "http")
            .label("com.openfaas.scale.min", "0"));
    Await.until(
        () -> caller.get("/system/logs?name=java").body(),
        logs -> logs.contains("Made the ahead-of-time cache"));
    assertThat(caller.invoke("java", "").body()).isEqualTo("POST / ");
    try (Stream<Path> caches = Files.list(folder.resolve("cache/aot"))) {
      assertThat(caches).singleElement().asString().endsWith(".aot");
    }
  }

  /** The classes of the runtime and of the worker, since no cache is made of folders. */
  private static Path jar(Path file) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        if (place.contains("farm-gateway") && place.contains("test-classes")) {
          addFolder(Path.of(place), out);
        } else if (place.contains("farm-function")) {
          add(Path.of(place), out);
        }
      }
    }
    return file;
  }

  private static void add(Path place, JarOutputStream out) throws IOException {
    if (Files.isDirectory(place)) {
      addFolder(place, out);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        addFolder(jar.getPath("/"), out);
      }
    }
  }

  private static void addFolder(Path root, JarOutputStream out) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path path : files.filter(file -> file.toString().contains("farmhand")).toList()) {
        if (path.toString().endsWith(".class") && !path.endsWith("package-info.class")) {
          out.putNextEntry(new ZipEntry(root.relativize(path).toString()));
          out.write(Files.readAllBytes(path));
          out.closeEntry();
        }
      }
    }
  }
}
