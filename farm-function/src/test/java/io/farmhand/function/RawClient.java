package io.farmhand.function;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A connection over which a test sends what it likes, byte for byte. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /** What came back. */
  record Answer(int status, List<String> head, String body) {
    String header(String name) {
      return head.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    in = socket.getInputStream();
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  Answer answer() throws IOException {
    return answer(true);
  }

  Answer answer(boolean withBody) throws IOException {
    List<String> head = head();
    int status = Integer.parseInt(head.getFirst().split(" ", -1)[1]);
    Answer answer = new Answer(status, head, "");
    String length = answer.header("Content-Length");
    byte[] body = in.readNBytes(withBody && !length.isEmpty() ? Integer.parseInt(length) : 0);
    return new Answer(status, head, new String(body, StandardCharsets.UTF_8));
  }

  private List<String> head() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The server closed the connection after: " + bytes);
      }
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** Whether the server has closed the connection, after all that it sent. */
  boolean atEnd() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
