package io.farmhand.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FunctionServerTest {
  private static final ServerSettings SETTINGS = ServerSettings.DEFAULT.withHost("127.0.0.1");
  private static final Handler ECHO =
      request -> Response.of(request.method() + " " + request.path() + " " + request.text());

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch proceed = new CountDownLatch(1);
  private FunctionServer server = start(ECHO, SETTINGS);

  private static FunctionServer start(Handler handler, ServerSettings settings) {
    try {
      return FunctionServer.start(handler, settings);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void serve(Handler handler, ServerSettings settings) throws IOException {
    server.close();
    server = start(handler, settings);
  }

  private RawClient client() throws IOException {
    return new RawClient(server.port());
  }

  @AfterEach
  void end() throws IOException {
    proceed.countDown();
    server.close();
  }

  private Response answerWhenToldTo(Request request) throws InterruptedException {
    started.countDown();
    proceed.await();
    return Response.of("done " + request.text());
  }

  @Test
  void answersWhatTheFunctionReturns() throws IOException {
    serve(
        _ ->
            Response.of("made")
                .withStatus(201)
                .withHeader("X-Colour", "blue")
                .withHeader("Connection", "x"),
        SETTINGS);
    try (RawClient client = client()) {
      RawClient.Answer answer = client.send("GET /?q HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("X-Colour")).isEqualTo("blue");
      assertThat(answer.header("Connection")).isEmpty();
      assertThat(answer.body()).isEqualTo("made");
    }
  }

  @Test
  void keepsTheConnectionAndAnswersPipelinedRequestsInOrder() throws IOException {
    try (RawClient client = client()) {
      client.send(
          """
          POST /1 HTTP/1.1\r
          Host: a\r
          Content-Length: 3\r
          \r
          onePOST /2 HTTP/1.1\r
          Host: a\r
          Transfer-Encoding: chunked\r
          \r
          2;x=y\r
          tw\r
          1\r
          o\r
          0\r
          Trailer: t\r
          \r
          \r
          GET /3 HTTP/1.1\r
          Host: a\r
          \r
          """);
      assertThat(client.answer().body()).isEqualTo("POST /1 one");
      assertThat(client.answer().body()).isEqualTo("POST /2 two");
      assertThat(client.answer().body()).isEqualTo("GET /3 ");
    }
  }

  @Test
  void closesWhenAskedTo() throws IOException {
    try (RawClient client = client()) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: TE, close\r\n\r\n");
      assertThat(client.answer().header("Connection")).isEqualTo("close");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void servesOlderClients() throws IOException {
    try (RawClient client = client()) {
      client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n");
      assertThat(client.answer().header("Connection")).isEqualTo("keep-alive");
      assertThat(client.answer().body()).isEqualTo("GET /b ");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void sendsNoBodyForHeadAndForStatus204() throws IOException {
    serve(
        request -> Response.of("four").withStatus(request.path().equals("/204") ? 204 : 200),
        SETTINGS);
    try (RawClient client = client()) {
      client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer(false).header("Content-Length")).isEqualTo("4");
      client.send("GET /204 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer().header("Content-Length")).isEmpty();
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("four");
    }
  }

  @Test
  void sendsLongBodies() throws IOException {
    String text = "0123456789".repeat(100_000);
    serve(request -> Response.of(request.text()), SETTINGS);
    try (RawClient client = client()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + text);
      assertThat(client.answer().body()).isEqualTo(text);
    }
  }

  @Test
  void tellsAWaitingClientToGoOn() throws IOException {
    try (RawClient client = client()) {
      client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(100);
      assertThat(client.send("abc").answer().body()).isEqualTo("PUT / abc");
    }
  }

  @Test
  void refusesAWaitingClientBeforeItSendsTooMuch() throws IOException {
    serve(ECHO, SETTINGS.withMaxBodyBytes(2));
    try (RawClient client = client()) {
      client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(413);
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void turnsAwayWhatExceedsTheSlots() throws Exception {
    serve(this::answerWhenToldTo, SETTINGS);
    try (RawClient first = client();
        RawClient second = client()) {
      first.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n1");
      started.await();
      second.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n2");
      RawClient.Answer busy = second.answer();
      assertThat(busy.status()).isEqualTo(429);
      assertThat(busy.header("X-Farmhand-Problem")).isEqualTo("busy");
      second.send("GET /_/ready HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(second.answer().status()).isEqualTo(429);
      second.send("GET /_/health HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(second.answer().status()).isEqualTo(200);
      proceed.countDown();
      assertThat(first.answer().body()).isEqualTo("done 1");
      second.send("GET /_/ready HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(second.answer().status()).isEqualTo(200);
      second.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n3");
      assertThat(second.answer().body()).isEqualTo("done 3");
    }
  }

  @Test
  void finishesWhatItHasAndRefusesWhatComesWhenStopped() throws Exception {
    serve(this::answerWhenToldTo, SETTINGS.withSlots(2));
    try (RawClient first = client();
        RawClient second = client()) {
      first.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n1");
      started.await();
      assertThat(server.stop(Duration.ofMillis(1))).isFalse();
      second.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n2");
      RawClient.Answer refused = second.answer();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("X-Farmhand-Problem")).isEqualTo("stopping");
      proceed.countDown();
      RawClient.Answer answer = first.answer();
      assertThat(answer.body()).isEqualTo("done 1");
      assertThat(answer.header("Connection")).isEqualTo("close");
      assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void tellsWhyATaskFailed() throws IOException {
    serve(
        _ -> {
          throw new IllegalStateException("no \"paper\"\n");
        },
        SETTINGS);
    try (RawClient client = client()) {
      client.send(
          """
          POST / HTTP/1.1\r
          Host: a\r
          x-farmhand-task: t7\r
          X-Farmhand-Attempt: 2\r
          \r
          """);
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.header("X-Farmhand-Problem")).isEqualTo("task-failed");
      assertThat(answer.body())
          .isEqualTo(
              """
              {"type":"urn:farmhand:task-failed","title":"The task failed","status":500,\
              "detail":"no \\"paper\\"\\u000a","exception":"java.lang.IllegalStateException",\
              "task":"t7","attempt":2}
              """);
      client.send("GET /_/ready HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void handsOnWhatTheFarmSays() throws IOException {
    AtomicReference<Request> seen = new AtomicReference<>();
    serve(
        request -> {
          seen.set(request);
          return Response.of("");
        },
        SETTINGS);
    try (RawClient client = client()) {
      client.send(
          "GET http://h:1/p?a=b HTTP/1.1\r\nHost: a\r\nX-Farmhand-Deadline-Ms: 60000\r\n\r\n");
      client.answer();
    }
    Request request = seen.get();
    assertThat(request.path()).isEqualTo("/p");
    assertThat(request.query()).contains("a=b");
    assertThat(request.task()).isEmpty();
    assertThat(request.attempt()).isEmpty();
    assertThat(request.untilDeadline().orElseThrow())
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  @Test
  void givesUpOnClientsThatAreTooSlow() throws IOException {
    serve(ECHO, SETTINGS.withReadTimeout(Duration.ofMillis(100)));
    try (RawClient head = client();
        RawClient body = client()) {
      head.send("GET / HTTP/1.1\r\n");
      body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12");
      assertThat(head.answer().status()).isEqualTo(408);
      assertThat(body.answer().status()).isEqualTo(408);
      body.endOutput();
      assertThat(body.atEnd()).isTrue();
    }
    try (RawClient next = client()) {
      next.send("GET /_/ready HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(next.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void closesConnectionsThatAreNotUsed() throws IOException {
    serve(ECHO, SETTINGS.withIdleTimeout(Duration.ofMillis(50)));
    try (RawClient client = client()) {
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void saysThatThePortIsInUse() {
    assertThatThrownBy(() -> FunctionServer.start(ECHO, SETTINGS.withPort(server.port())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot listen on 127.0.0.1:" + server.port());
  }
}
