package io.farmhand.gateway.server;

import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.proxy.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Hands an answer on and remembers its status. */
final class StatusReply implements Reply {
  private final Reply next;
  int status;

  StatusReply(Reply next) {
    this.next = next;
  }

  @Override
  public void complete(int answered, List<Field> fields, byte[] body) throws IOException {
    status = answered;
    next.complete(answered, fields, body);
  }

  @Override
  public OutputStream start(int answered, List<Field> fields, long length) throws IOException {
    status = answered;
    return next.start(answered, fields, length);
  }
}
