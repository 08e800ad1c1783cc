package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code farmhand gateway}. */
class GatewayTest {
  @TempDir private Path folder = Path.of("");

  private static String refused(int code, String... arguments) {
    StringWriter err = new StringWriter();
    assertThat(Main.run(Terminal.to(new StringWriter(), err), arguments)).isEqualTo(code);
    return err.toString();
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    assertThat(refused(2, "gateway", "--no-auth", "--host", "0.0.0.0"))
        .contains("host = 0.0.0.0, must be 127.0.0.1, ::1 or localhost");
    assertThat(refused(2, "gateway", "--port", "70000")).contains("port = 70000");
    assertThat(refused(2, "gateway", "--timeout", "soon")).contains("must be a duration");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(refused(2, "gateway", "--password-file", empty.toString()))
        .contains("must have the password as its first line");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(refused(3, "gateway", "--port", port))
          .contains("Cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void servesUntilItIsEnded() throws Exception {
    Path file = folder.resolve("password");
    PipedReader reader = new PipedReader();
    Terminal terminal = Terminal.to(new PipedWriter(reader), new StringWriter());
    String[] arguments = {
      "gateway", "--port", "0", "--metrics-port", "0", "--password-file", file.toString()
    };
    Thread session = new Thread(() -> Main.run(terminal, arguments));
    session.start();
    try (BufferedReader out = new BufferedReader(reader);
        HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create(out.readLine().replace("Gateway at ", ""));
      assertThat(out.readLine()).startsWith("Metrics at http://127.0.0.1:");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      String user = "admin:" + Files.readString(file).strip();
      HttpRequest request =
          HttpRequest.newBuilder(uri.resolve("/system/functions"))
              .header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("[]");
    } finally {
      session.interrupt();
      session.join();
    }
  }
}
