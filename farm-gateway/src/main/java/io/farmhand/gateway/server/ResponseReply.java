package io.farmhand.gateway.server;

import io.farmhand.gateway.proxy.Field;
import io.farmhand.gateway.proxy.Reply;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers whoever made the request. */
final class ResponseReply implements Reply {
  private final ServerResponse response;
  private final List<Field> more;
  private int status;

  /** Adds some fields of the gateway's own to those of the answer. */
  ResponseReply(ServerResponse response, List<Field> more) {
    this.response = response;
    this.more = more;
  }

  /** The status that was sent; 0 as long as none was. */
  int status() {
    return status;
  }

  @Override
  public void complete(int answered, List<Field> fields, byte[] body) throws IOException {
    head(answered, fields);
    try {
      response.send(body);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public OutputStream start(int answered, List<Field> fields, long length) {
    head(answered, fields);
    if (length >= 0) {
      response.contentLength(length);
    }
    return response.outputStream();
  }

  private void head(int answered, List<Field> fields) {
    status = answered;
    response.status(answered);
    Map<HeaderName, List<String>> grouped = new LinkedHashMap<>();
    fields.forEach(field -> add(grouped, field));
    for (Field field : more) {
      if (!grouped.containsKey(HeaderNames.create(field.name()))) {
        add(grouped, field);
      }
    }
    grouped.remove(HeaderNames.CONTENT_LENGTH);
    grouped.forEach((name, values) -> response.header(name, values.toArray(String[]::new)));
  }

  private static void add(Map<HeaderName, List<String>> grouped, Field field) {
    grouped
        .computeIfAbsent(HeaderNames.create(field.name()), _ -> new ArrayList<>(1))
        .add(field.value());
  }
}
