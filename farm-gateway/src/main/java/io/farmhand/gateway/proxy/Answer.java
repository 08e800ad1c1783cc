package io.farmhand.gateway.proxy;

import io.farmhand.gateway.message.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A process's answer, of which the head has been read.
 *
 * @param length of the body; {@link #CHUNKED} or {@link #TO_THE_END} when it is not told beforehand
 * @param body what follows the head, decoded
 */
record Answer(int status, List<Field> fields, boolean keepsAlive, long length, InputStream body) {
  static final long CHUNKED = -1;
  static final long TO_THE_END = -2;

  static Answer read(Connection connection, String method) throws IOException {
    MessageInput in = connection.input();
    while (true) {
      String first = in.line();
      int status = status(first);
      List<Field> fields = in.fields();
      if (status >= 200) {
        return of(in, method, first.startsWith("HTTP/1.1"), status, fields);
      }
      if (status == 101) {
        throw new IOException("The function changes the protocol, which nobody asked for");
      }
    }
  }

  private static Answer of(
      MessageInput in, String method, boolean current, int status, List<Field> fields)
      throws IOException {
    String connection = Field.first(fields, "Connection").orElse("");
    boolean keeps =
        current ? !connection.equalsIgnoreCase("close") : connection.equalsIgnoreCase("keep-alive");
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new Answer(status, fields, keeps, 0, InputStream.nullInputStream());
    }
    Optional<String> encoding = Field.first(fields, "Transfer-Encoding");
    if (encoding.isPresent()) {
      if (!encoding.get().equalsIgnoreCase("chunked")) {
        throw new IOException("Transfer-Encoding = " + encoding.get() + ", must be chunked");
      }
      return new Answer(status, fields, keeps, CHUNKED, new ChunkedInput(in));
    }
    Optional<String> length = Field.first(fields, "Content-Length");
    if (length.isPresent()) {
      long bytes = MessageInput.number(length.get(), 10);
      return new Answer(status, fields, keeps, bytes, new FixedInput(in, bytes));
    }
    return new Answer(status, fields, false, TO_THE_END, in);
  }

  private static int status(String line) throws IOException {
    if (!line.startsWith("HTTP/1.") || line.length() < 12) {
      throw new IOException("The function does not speak HTTP/1.1");
    }
    int status = (int) MessageInput.number(line.substring(9, 12), 10);
    if (status < 100 || status > 599) {
      throw new IOException("status = " + status + ", must be 100 to 599");
    }
    return status;
  }
}
