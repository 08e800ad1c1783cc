package io.farmhand.gateway.server;

import io.farmhand.gateway.http.Response;
import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.proxy.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Answers whoever made the request. */
final class ResponseReply implements Reply {
  private final Response response;
  private final List<Field> more;
  private final boolean isHead;

  /** Adds some fields of the gateway's own to those of the answer. */
  ResponseReply(String method, Response response, List<Field> more) {
    this.response = response;
    this.more = more;
    this.isHead = method.equals("HEAD");
  }

  @Override
  public void complete(int answered, List<Field> fields, byte[] body) throws IOException {
    head(fields);
    response.send(answered, body);
  }

  @Override
  public OutputStream start(int answered, List<Field> fields, long length) throws IOException {
    head(fields);
    return response.stream(answered, length);
  }

  private void head(List<Field> fields) {
    for (Field field : fields) {
      if (isHead || !field.name().equalsIgnoreCase("Content-Length")) {
        response.header(field.name(), field.value());
      }
    }
    for (Field field : more) {
      if (Field.first(fields, field.name()).isEmpty()) {
        response.header(field.name(), field.value());
      }
    }
  }
}
