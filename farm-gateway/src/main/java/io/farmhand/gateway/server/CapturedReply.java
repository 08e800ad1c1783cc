package io.farmhand.gateway.server;

import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.proxy.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Keeps an answer. */
final class CapturedReply implements Reply {
  private final long limit;
  private int status;
  private List<Field> fields = List.of();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  CapturedReply(long limit) {
    this.limit = limit;
  }

  int status() {
    return status;
  }

  List<Field> fields() {
    return fields;
  }

  byte[] body() {
    return body.toByteArray();
  }

  /** Keeps another answer instead. */
  void replace(int otherStatus, String text) {
    status = otherStatus;
    fields = List.of(new Field("Content-Type", "text/plain; charset=utf-8"));
    body.reset();
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void complete(int answered, List<Field> head, byte[] bytes) {
    status = answered;
    fields = head;
    body.writeBytes(bytes);
  }

  @Override
  public OutputStream start(int answered, List<Field> head, long length) {
    status = answered;
    fields = head;
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        if (body.size() + (long) count > limit) {
          throw new IOException("The answer has more than " + limit + " bytes");
        }
        body.write(bytes, offset, count);
      }
    };
  }
}
