package io.farmhand.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and that nothing that a client sends disturbs the next one. */
class HttpRulesTest {
  private static final int MOST_BYTES = 1000;
  private static final FunctionServer SERVER = start();

  private static FunctionServer start() {
    try {
      return FunctionServer.start(
          request -> Response.of(request.body()),
          ServerSettings.DEFAULT.withHost("127.0.0.1").withMaxBodyBytes(MOST_BYTES).withSlots(64));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "'GET /|' -> 400",
        "'GET|' -> 400",
        "' / HTTP/1.1|Host: a||' -> 400",
        "'GET  / HTTP/1.1|Host: a||' -> 400",
        "'GET / x HTTP/1.1|Host: a||' -> 400",
        "'G(T / HTTP/1.1|Host: a||' -> 400",
        "'GET x HTTP/1.1|Host: a||' -> 400",
        "'GET / HTTP/1.2|Host: a||' -> 505",
        "'GET / HTTP/2.0|Host: a||' -> 505",
        "'GET / HTTX/1.1|Host: a||' -> 400",
        "'GET / HTTP/1.1||' -> 400",
        "'GET / HTTP/1.1|Host: a|Host: b||' -> 400",
        "'GET / HTTP/1.1|Host : a||' -> 400",
        "'GET / HTTP/1.1|Host: a| folded||' -> 400",
        "'GET / HTTP/1.1|Host: a|no colon||' -> 400",
        "'GET / HTTP/1.1|Host: a|: x||' -> 400",
        "'GET / HTTP/1.1|Host: a~X: y||' -> 400",
        "'GET / HTTP/1.1|Host: a^X: y||' -> 400",
        "'POST / HTTP/1.1|Host: a|Content-Length: -1||' -> 400",
        "'POST / HTTP/1.1|Host: a|Content-Length: +1||' -> 400",
        "'POST / HTTP/1.1|Host: a|Content-Length: 1x||' -> 400",
        "'POST / HTTP/1.1|Host: a|Content-Length:||' -> 400",
        "'POST / HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 2||' -> 400",
        "'POST / HTTP/1.1|Host: a|Content-Length: 1|Transfer-Encoding: chunked||' -> 400",
        "'POST / HTTP/1.0|Transfer-Encoding: chunked||' -> 400",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||' -> 501",
        "'POST / HTTP/1.1|Host: a|Content-Length: 1001||' -> 413",
        "'POST / HTTP/1.1|Host: a|Content-Length: 99999999999||' -> 413",
        "'POST / HTTP/1.1|Host: a|Content-Length: 1|Expect: the best||' -> 417",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||x|' -> 400",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|||' -> 400",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||1|abc' -> 400",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||1~a|' -> 400",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||3e9|' -> 413",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||fffffffff|' -> 413",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||ffffffff|' -> 413",
      })
  void refuses(String request, int status) throws IOException {
    try (RawClient client = new RawClient(SERVER.port())) {
      client.send(request.replace("|", "\r\n").replace('~', '\n').replace('^', '\r'));
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).as(answer.body()).isEqualTo(status);
      assertThat(answer.header("Connection")).isEqualTo("close");
      assertThat(answer.header("X-Farmhand-Problem")).isEqualTo("bad-request");
      client.endOutput();
      assertThat(client.atEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"'GET /', 9000, 414", "'GET / HTTP/1.1\r\nA: ', 9000, 431"})
  void refusesLongLines(String start, int length, int status) throws IOException {
    try (RawClient client = new RawClient(SERVER.port())) {
      client.send(start + "x".repeat(length));
      assertThat(client.answer().status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({"101, 1", "20, 4000"})
  void refusesLongHeads(int headers, int length) throws IOException {
    try (RawClient client = new RawClient(SERVER.port())) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n");
      client.send(("A: " + "x".repeat(length) + "\r\n").repeat(headers) + "\r\n");
      assertThat(client.answer().status()).isEqualTo(431);
    }
  }

  @Property(tries = 100)
  void takesBodiesHoweverTheyAreCut(
      @ForAll @Size(max = MOST_BYTES) byte[] body,
      @ForAll @IntRange(min = 1, max = 300) int chunk,
      @ForAll @IntRange(min = 1, max = 64) int packet)
      throws IOException {
    StringBuilder request =
        new StringBuilder("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    String text = new String(body, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < text.length(); i += chunk) {
      String piece = text.substring(i, Math.min(text.length(), i + chunk));
      request.append(Integer.toHexString(piece.length())).append("\r\n");
      request.append(piece).append("\r\n");
    }
    String all = request.append("0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").toString();
    try (RawClient client = new RawClient(SERVER.port())) {
      for (int i = 0; i < all.length(); i += packet) {
        client.send(all.substring(i, Math.min(all.length(), i + packet)));
      }
      assertThat(client.answer().body()).isEqualTo(new String(body, StandardCharsets.UTF_8));
      assertThat(client.answer().body()).isEmpty();
    }
  }

  @Property(tries = 200)
  void survivesAnything(@ForAll("nearlyHttp") String garbage) throws IOException {
    try (RawClient client = new RawClient(SERVER.port())) {
      client.send(garbage);
      client.endOutput();
      readToEnd(client);
    }
    try (RawClient client = new RawClient(SERVER.port())) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok");
      assertThat(client.answer().body()).isEqualTo("ok");
    }
  }

  private static void readToEnd(RawClient client) {
    try {
      while (!client.atEnd()) {
        // One byte more.
      }
    } catch (IOException _) {
      // Reset, which is an end too.
    }
  }

  @Provide
  Arbitrary<String> nearlyHttp() {
    return Arbitraries.of(
            "GET ",
            "POST ",
            "/",
            " HTTP/1.1",
            "\r\n",
            "\r",
            "\n",
            "\r\n\r\n",
            "Host: a\r\n",
            ":",
            "Content-Length: 3\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Expect: 100-continue\r\n",
            "abc",
            "3\r\n",
            "0\r\n\r\n",
            "ffffffffffff",
            " ",
            "\0",
            "\u00ff")
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }
}
