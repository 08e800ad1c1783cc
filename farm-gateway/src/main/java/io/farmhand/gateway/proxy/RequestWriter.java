package io.farmhand.gateway.proxy;

import io.farmhand.gateway.message.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends a call. */
final class RequestWriter {
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int COPY_BYTES = 16 << 10;

  private RequestWriter() {}

  /** Writes head and body to a buffered stream. */
  static void send(Call call, OutputStream out, int port) throws IOException {
    StringBuilder head = new StringBuilder(512);
    head.append(call.method()).append(' ').append(call.target()).append(" HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1:").append(port).append("\r\n");
    for (Field field : call.fields()) {
      if (!isOurs(field.name())) {
        head.append(field.name()).append(": ").append(field.value()).append("\r\n");
      }
    }
    boolean chunked = call.length() == Call.UNKNOWN;
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (call.length() > 0 || !isBodiless(call.method())) {
      head.append("Content-Length: ").append(call.length()).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (chunked) {
      copyInChunks(call.body(), out);
    } else {
      call.body().transferTo(out);
    }
    out.flush();
  }

  private static boolean isBodiless(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("DELETE");
  }

  private static boolean isOurs(String name) {
    return name.equalsIgnoreCase("Host")
        || name.equalsIgnoreCase("Content-Length")
        || name.equalsIgnoreCase("Expect");
  }

  private static void copyInChunks(InputStream body, OutputStream out) throws IOException {
    byte[] buffer = new byte[COPY_BYTES];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      if (count > 0) {
        out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(buffer, 0, count);
        out.write('\r');
        out.write('\n');
        out.flush();
      }
    }
    out.write(LAST_CHUNK);
  }
}
