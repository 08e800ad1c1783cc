package io.farmhand.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worker as a process of its own. */
class MainTest {
  private final List<Process> processes = new ArrayList<>();

  /** Says that it has begun on standard output, and answers a while later. */
  public static final class Slow implements Handler {
    @Override
    public Response handle(Request request) throws Exception {
      say("begun");
      Thread.sleep(Long.parseLong(request.text()));
      return Response.of("done");
    }

    @Override
    public void warmUp() {
      say("warm");
    }

    private static void say(String line) {
      System.out.println(line);
    }
  }

  /** Answers with a property of the JVM. */
  public static final class Telling implements Handler {
    @Override
    public Response handle(Request request) {
      return Response.of(System.getProperty(request.text(), "none"));
    }
  }

  /** Cannot be made. */
  public static final class Broken implements Handler {
    /** Fails. */
    public Broken() {
      throw new IllegalStateException("no key");
    }

    @Override
    public Response handle(Request request) {
      return Response.of("");
    }
  }

  private Process start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static RawClient connect(int port, Process process) throws Exception {
    while (process.isAlive()) {
      try {
        return new RawClient(port);
      } catch (IOException _) {
        Thread.sleep(10);
      }
    }
    throw new AssertionError("ended with " + process.exitValue());
  }

  @Test
  void finishesItsTaskWhenTerminated() throws Exception {
    int port = freePort();
    Process process = start(Slow.class.getName(), String.valueOf(port));
    BufferedReader out = process.inputReader();
    try (RawClient client = connect(port, process)) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n500");
      assertThat(out.readLine()).isEqualTo("begun");
      process.destroy();
      assertThat(client.answer().body()).isEqualTo("done");
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
  }

  @Test
  void endsByItselfWhenItTrainsACache() throws Exception {
    Process process = start(Map.of("FARMHAND_TRAINING", "1"), Slow.class.getName());
    assertThat(said(process, 0)).contains("Listening on 127.0.0.1:", "Trained on ");
    assertThat(process.inputReader().readLine()).isEqualTo("warm");
  }

  @Test
  void saysWhatExceptionsTellUnlessToldItself() throws Exception {
    String option = "-Djdk.includeInExceptions=";
    assertThat(exceptionsTell(Map.of())).isEqualTo("hostInfoExclSocket");
    assertThat(exceptionsTell(Map.of("JDK_JAVA_OPTIONS", option + "jar"))).isEqualTo("jar");
  }

  private String exceptionsTell(Map<String, String> environment) throws Exception {
    int port = freePort();
    Process process = start(environment, Telling.class.getName(), String.valueOf(port));
    try (RawClient client = connect(port, process)) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 23\r\n\r\njdk.includeInExceptions");
      return client.answer().body();
    }
  }

  @Test
  void saysWhatIsWrongAndEnds() throws Exception {
    assertThat(said(start(), 2)).contains("Usage: java");
    assertThat(said(start("no.such.Class"), 2)).contains("CLASS = no.such.Class, must be on");
    assertThat(said(start("java.lang.Object"), 2))
        .contains("must implement " + Handler.class.getName());
    assertThat(said(start(Broken.class.getName()), 2)).contains("no key");
    assertThat(said(start(Slow.class.getName(), "port"), 2))
        .contains("PORT = port, must be a whole");
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(said(start(Slow.class.getName(), port), 69)).contains("Cannot listen on");
    }
  }

  private static String said(Process process, int code) throws Exception {
    String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isEqualTo(code);
    return text;
  }

  @Test
  void takesItsSettingsFromTheEnvironment() {
    ServerSettings settings =
        Main.settings(
            Map.of("upstream_url", "http://127.0.0.1:5001", "PORT", "1", "FARMHAND_SLOTS", "3"),
            null);
    assertThat(settings.port()).isEqualTo(5001);
    assertThat(settings.slots()).isEqualTo(3);
    assertThat(Main.settings(Map.of("PORT", "81"), null).port()).isEqualTo(81);
    assertThat(Main.settings(Map.of("PORT", "81"), "82").port()).isEqualTo(82);
    assertThat(Main.settings(Map.of(), null)).isEqualTo(ServerSettings.DEFAULT.withPort(8080));
    assertThatThrownBy(() -> Main.settings(Map.of("FARMHAND_SLOTS", "0"), null))
        .hasMessage("slots = 0, must be at least 1");
  }
}
