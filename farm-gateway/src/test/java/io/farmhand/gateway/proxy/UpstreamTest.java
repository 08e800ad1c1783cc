package io.farmhand.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.proxy.UpstreamException.Kind;
import io.farmhand.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a process that answers what the test says, byte for byte. */
class UpstreamTest implements Reply {
  private final ServerSocket server = listen();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final Upstream upstream = new Upstream(server.getLocalPort(), TimeSource.system());
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;

  UpstreamTest() {
    Thread.ofVirtual().start(this::accept);
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    upstream.close();
    server.close();
  }

  private void accept() {
    try {
      for (int connection = 1; ; connection++) {
        Socket socket = server.accept();
        int number = connection;
        Thread.ofVirtual().start(() -> serve(socket, number));
      }
    } catch (IOException _) {
      // The end of the test.
    }
  }

  /** An answer that ends with a tilde ends the connection. */
  private void serve(Socket socket, int number) {
    try (socket) {
      while (true) {
        byte[] buffer = new byte[100_000];
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
          return;
        }
        requests.add(number + " " + new String(buffer, 0, count, StandardCharsets.UTF_8));
        String answer = answers.take();
        byte[] bytes =
            answer.replace("|", "\r\n").replace("~", "").getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(bytes);
        if (answer.endsWith("~")) {
          return;
        }
      }
    } catch (IOException _) {
      // The other side has gone.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void complete(int answered, List<Field> fields, byte[] bytes) {
    status = answered;
    body.writeBytes(bytes);
  }

  @Override
  public OutputStream start(int answered, List<Field> fields, long length) {
    assertThat(length).isGreaterThanOrEqualTo(Call.UNKNOWN);
    status = answered;
    return body;
  }

  private String call(String method, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return call(
        new Call(method, "/p", List.of(), bytes.length, new ByteArrayInputStream(bytes)),
        Duration.ofSeconds(60));
  }

  private String call(Call call, Duration timeout) throws Exception {
    body.reset();
    upstream.call(call, this, timeout);
    return status + " " + body.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "HTTP/1.1 200 OK|Content-Length: 2||ok => 200 ok",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||1;x|o|1|k|0|T: t|| => 200 ok",
        "HTTP/1.0 200 OK||to the end~ => 200 to the end",
        "HTTP/1.1 204 No Content|| => 204",
        "HTTP/1.1 100 Continue||HTTP/1.1 201 Made|Content-Length: 0|| => 201",
      })
  void readsAnswers(String answer, String expected) throws Exception {
    answers.add(answer);
    assertThat(call("POST", "x").strip()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "~ => BROKEN",
        "HTTP/1.1 200 OK|Content-Length: 5||ok~ => BROKEN",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|ok~ => BROKEN",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||x|~ => BROKEN",
        "HTTP/1.1 200 OK|Content-Length: x||ok~ => BROKEN",
        "SMTP| => BROKEN",
        "HTTP/1.1 101 Switching Protocols|| => BROKEN",
      })
  void tellsABrokenAnswer(String answer, Kind kind) {
    answers.add(answer);
    assertFails(() -> call("POST", "x"), kind);
  }

  private static void assertFails(ThrowingCallable call, Kind kind) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(UpstreamException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void sendsBodiesWithAndWithoutLength() throws Exception {
    answers.add("HTTP/1.1 200 OK|Content-Length: 0||");
    call("POST", "four");
    assertThat(requests.take())
        .startsWith("1 POST /p HTTP/1.1\r\nHost: 127.0.0.1:")
        .endsWith("Content-Length: 4\r\n\r\nfour");
    answers.add("HTTP/1.1 200 OK|Content-Length: 0||");
    InputStream stream = new ByteArrayInputStream("four".getBytes(StandardCharsets.UTF_8));
    call(new Call("POST", "/", List.of(), Call.UNKNOWN, stream), Duration.ofSeconds(60));
    assertThat(requests.take()).contains("Transfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n");
  }

  @Test
  void usesAConnectionAgainUnlessItEnded() throws Exception {
    answers.add("HTTP/1.1 200 OK|Content-Length: 0||");
    call("GET", "");
    answers.add("HTTP/1.1 200 OK|Content-Length: 0||~");
    call("GET", "");
    assertThat(requests.take()).startsWith("1 GET");
    assertThat(requests.take()).startsWith("1 GET");
    answers.add("HTTP/1.1 200 OK|Content-Length: 0|Connection: close||");
    Thread.sleep(50);
    call("GET", "");
    answers.add("HTTP/1.1 200 OK|Content-Length: 0||");
    call("GET", "");
    assertThat(requests.take()).startsWith("2 GET");
    assertThat(requests.take()).startsWith("3 GET");
  }

  @Test
  void givesUpInTime() {
    Call call = new Call("GET", "/", List.of(), 0, InputStream.nullInputStream());
    assertFails(() -> call(call, Duration.ofMillis(50)), Kind.TIMEOUT);
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    ServerSocket ended = listen();
    ended.close();
    try (Upstream nobody = new Upstream(ended.getLocalPort(), TimeSource.system())) {
      Call call = new Call("GET", "/", List.of(), 0, InputStream.nullInputStream());
      assertThat(nobody.accepts()).isFalse();
      assertFails(() -> nobody.call(call, this, Duration.ofSeconds(60)), Kind.UNREACHABLE);
    }
  }
}
