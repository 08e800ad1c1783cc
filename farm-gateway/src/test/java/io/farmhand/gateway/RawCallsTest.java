package io.farmhand.gateway;

import static io.farmhand.gateway.Caller.function;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that do not send what they should, byte by byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawCallsTest {
  private static final String HOST = "Host: here\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  private final EmbeddedGateway gateway =
      Gateways.start(Gateways.settings(Gateways.NO_CACHE).readTimeout(Duration.ofMillis(500)));
  private final Caller caller = new Caller(gateway.uri(), Gateways.PASSWORD);

  /** A connection on which bytes are sent as they are. */
  private final class Line implements AutoCloseable {
    private final Socket socket;

    Line(String... sent) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort());
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(String.join("", sent).getBytes(StandardCharsets.ISO_8859_1));
    }

    Line halfClose() throws IOException {
      socket.shutdownOutput();
      return this;
    }

    /** All that comes until the gateway closes the connection. */
    String answers() throws IOException {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static String post(String path) {
    return "POST " + path + " HTTP/1.1\r\n" + HOST;
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\n" + HOST;
  }

  @BeforeAll
  void deploy() {
    caller.deploy(function("fork", "cat").env("max_inflight", "1"));
    caller.deploy(function("count", "wc -c").env("max_inflight", "1"));
    caller.deploy(function("slow", "sh -c 'sleep 1; echo slow'"));
    caller.deploy(function("halting", "sh -c 'head -c 50000 /dev/zero; sleep 1; echo slow'"));
    caller.deploy(
        function("http", Worker.command())
            .env("mode", "http")
            .env("max_inflight", "1")
            .annotation("io.farmhand.aot", "off"));
    caller.awaitAvailable("http", 1);
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  private static void isOne(String answers, int status) {
    assertThat(answers).startsWith("HTTP/1.1 " + status + " ").containsOnlyOnce("\r\nDate: ");
    assertThat(answers.toLowerCase(Locale.ROOT)).contains("connection: close");
  }

  /** On a connection of its own: one that is kept may end at any time. */
  private int invoke(String name) {
    return new Caller(gateway.uri(), Gateways.PASSWORD).invoke(name, "x").statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/function/fork", "/function/http", "/async-function/fork"})
  void waitsForAShortBodyBeforeItTakesAReplica(String path) throws IOException {
    try (Line half = new Line(post(path), "Content-Length: 10\r\n\r\n12345")) {
      assertThat(invoke("fork")).isEqualTo(200);
      assertThat(invoke("http")).isEqualTo(200);
      isOne(half.answers(), 408);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "http"})
  void givesUpALongBodyThatStops(String name) throws IOException {
    String head = post("/function/" + name) + "Content-Length: 1000000\r\n\r\n";
    try (Line half = new Line(head, "x".repeat(100_000))) {
      isOne(half.answers(), 408);
    }
    try (Line half = new Line(post("/function/" + name), CHUNKED, "\r\n5\r\n12345\r\n")) {
      isOne(half.answers(), 408);
    }
    assertThat(invoke(name)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/function/fork", "/function/http", "/async-function/fork"})
  void refusesABrokenChunkOnce(String path) throws IOException {
    try (Line line = new Line(post(path), CHUNKED, "\r\nzz\r\n12345\r\n0\r\n\r\n")) {
      isOne(line.answers(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/function/fork", "/function/http", "/async-function/fork"})
  void refusesABodyThatEndsTooEarly(String path) throws IOException {
    try (Line line = new Line(post(path), "Content-Length: 10\r\n\r\n12345").halfClose()) {
      isOne(line.answers(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "halting"})
  void doesNotHurryAnswers(String name) throws IOException {
    try (Line line = new Line(get("/function/" + name), "Connection: close\r\n\r\n")) {
      assertThat(line.answers()).startsWith("HTTP/1.1 200 ").contains("slow\n");
    }
  }

  @Test
  void closesTheConnectionThatItSaysItCloses() throws IOException {
    try (Line line = new Line(get("/healthz"), "Connection: close\r\n\r\n")) {
      isOne(line.answers(), 200);
    }
    try (Line line =
        new Line(post("/function/fork"), "Connection: close\r\nContent-Length: 2\r\n\r\nhi")) {
      assertThat(line.answers()).endsWith("hi");
    }
  }

  @Test
  void findsTheNextRequestBehindABodyThatNobodyReads() throws IOException {
    try (Line line =
        new Line(
            post("/function/none"),
            "Content-Length: 5\r\n\r\n12345",
            get("/healthz"),
            "Connection: close\r\n\r\n")) {
      assertThat(line.answers()).startsWith("HTTP/1.1 404").contains("HTTP/1.1 200");
    }
  }

  @Test
  void doesNotGuessWhetherARefusedBodyFollows() throws IOException {
    String expecting = "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    try (Line line = new Line(post("/function/none"), expecting)) {
      assertThat(line.answers()).startsWith("HTTP/1.1 404").containsOnlyOnce("HTTP/1.1");
    }
  }

  @Test
  void hangsUpOnHalfAHead() throws IOException {
    for (String part : new String[] {"", "GET /he", get("/healthz"), get("/healthz") + "Acc"}) {
      try (Line line = new Line(part)) {
        assertThat(line.answers()).isEmpty();
      }
      try (Line line = new Line(part).halfClose()) {
        assertThat(line.answers()).matches("(?s)|HTTP/1.1 400 .*");
      }
    }
  }

  @Test
  void speaksTheOldProtocol() throws IOException {
    try (Line line = new Line("GET /healthz HTTP/1.0\r\n\r\n")) {
      assertThat(line.answers()).startsWith("HTTP/1.1 200 ").endsWith("OK\n");
    }
    String post = "POST /function/http HTTP/1.0\r\nContent-Length: 2\r\n";
    try (Line line = new Line(post, "Connection: keep-alive\r\n\r\nhi", post, "\r\nho")) {
      assertThat(line.answers()).contains("POST / hi").endsWith("POST / ho");
    }
    // Without chunks, which came later, an answer of unknown length ends with the connection.
    try (Line line = new Line("GET /system/logs?name=fork HTTP/1.0\r\n", authorization(), "\r\n")) {
      assertThat(line.answers()).startsWith("HTTP/1.1 200 ").doesNotContain("chunked");
    }
  }

  private static String authorization() {
    byte[] user = ("admin:" + Gateways.PASSWORD).getBytes(StandardCharsets.US_ASCII);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(user) + "\r\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | GET  /healthz HTTP/1.1
          400 | GET healthz HTTP/1.1
          400 | hello
          400 | G(T /healthz HTTP/1.1
          426 | GET /healthz HTTP/2.0
          400 | GET /healthz HTTP/1.1
          400 | GET /healthz HTTP/1.1;Host: a;Host: b
          400 | GET /healthz HTTP/1.1;Host : a
          400 | GET /healthz HTTP/1.1;Host: a;;folded
          400 | POST /function/fork HTTP/1.1;Host: a;Content-Length: -1
          400 | POST /function/fork HTTP/1.1;Host: a;Content-Length: 1;Content-Length: 2
          400 | POST /function/fork HTTP/1.1;Host: a;Content-Length: 1;Transfer-Encoding: chunked
          400 | POST /function/fork HTTP/1.1;Host: a;Transfer-Encoding: gzip
          """)
  void refusesAHeadThatCouldMeanSomethingElse(int status, String head) throws IOException {
    try (Line line = new Line(head.replace(";;", "\r\n ").replace(";", "\r\n"), "\r\n\r\n")) {
      isOne(line.answers(), status);
    }
  }

  @Test
  void namesWhatIsWronglyEncoded() throws IOException {
    try (Line line =
        new Line(get("/system/logs?name=%zz"), authorization(), "Connection: close\r\n\r\n")) {
      assertThat(line.answers()).startsWith("HTTP/1.1 400").contains("query = %zz, must be");
    }
  }

  @Test
  void refusesAHeadThatIsTooLarge() throws IOException {
    try (Line line = new Line(get("/" + "x".repeat(70_000)))) {
      isOne(line.answers(), 414);
    }
    try (Line line =
        new Line(get("/healthz"), ("X-Long: " + "x".repeat(9_000) + "\r\n").repeat(9))) {
      isOne(line.answers(), 431);
    }
  }

  @Test
  void readsChunksWithExtensionsAndTrailers() throws IOException {
    try (Line line =
        new Line(
            post("/function/http"),
            CHUNKED,
            "\r\n3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n",
            get("/healthz"),
            "Connection: close\r\n\r\n")) {
      assertThat(line.answers()).contains("POST / abcde").contains("OK\n");
    }
  }

  @Test
  void tellsAHeadOnly() throws IOException {
    try (Line line = new Line("HEAD /healthz HTTP/1.1\r\n", HOST, "Connection: close\r\n\r\n")) {
      assertThat(line.answers()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }
  }

  @Test
  void asksForABodyThatWaits() throws IOException {
    String expecting = "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n";
    try (Line line = new Line(post("/function/http"), expecting)) {
      byte[] first = line.socket.getInputStream().readNBytes(25);
      assertThat(new String(first, StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      line.socket.getOutputStream().write("hi".getBytes(StandardCharsets.US_ASCII));
      assertThat(line.answers()).startsWith("HTTP/1.1 200").endsWith("POST / hi");
    }
  }
}
