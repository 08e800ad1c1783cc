package io.farmhand.function;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered by the function, as {@code application/problem+json} (RFC 9457).
 *
 * <p>Members: {@code type} ({@code urn:farmhand:} and the kind), {@code title}, {@code status},
 * {@code detail}; of a task that failed also {@code exception} (the class), and {@code task} and
 * {@code attempt} when the request named them. The header {@link #KIND_HEADER} repeats the kind, so
 * that a caller can tell it from what a gateway on the way says.
 *
 * @param kind such as {@code task-failed}
 * @param status of HTTP
 * @param detail for people
 */
public record Problem(Kind kind, int status, String detail) {
  /** Names the kind in a response's head. */
  public static final String KIND_HEADER = "X-Farmhand-Problem";

  /** What went wrong. */
  public enum Kind {
    /** The request is not HTTP, or not what this server takes. */
    BAD_REQUEST("bad-request", "Bad request"),
    /** The function threw. */
    TASK_FAILED("task-failed", "The task failed"),
    /** All slots hold a task; the request was not started. */
    BUSY("busy", "All slots are busy"),
    /** The worker ends; the request was not started. */
    STOPPING("stopping", "The worker is stopping");

    private final String id;
    private final String title;

    Kind(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** As it is written in a response. */
    public String id() {
      return id;
    }
  }

  static Problem busy(int slots) {
    return new Problem(
        Kind.BUSY, 429, "slots = " + slots + ", all hold a task; try again or elsewhere");
  }

  static Problem stopping() {
    return new Problem(Kind.STOPPING, 503, "This worker finishes what it has and ends");
  }

  static Problem failed(Throwable error) {
    String message = error.getMessage();
    return new Problem(Kind.TASK_FAILED, 500, message == null ? error.toString() : message);
  }

  Response response() {
    return response(null, null);
  }

  Response response(@Nullable Request request, @Nullable Throwable error) {
    StringBuilder json = new StringBuilder(200);
    json.append("{\"type\":\"urn:farmhand:").append(kind.id).append('"');
    member(json, "title", kind.title);
    json.append(",\"status\":").append(status);
    member(json, "detail", detail);
    if (error != null) {
      member(json, "exception", error.getClass().getName());
    }
    if (request != null && request.task().isPresent()) {
      member(json, "task", request.task().get());
    }
    if (request != null && request.attempt().isPresent()) {
      json.append(",\"attempt\":").append(request.attempt().getAsInt());
    }
    Response response =
        Response.of(json.append("}\n").toString().getBytes(StandardCharsets.UTF_8))
            .withStatus(status)
            .withHeader("Content-Type", "application/problem+json")
            .withHeader(KIND_HEADER, kind.id);
    return kind == Kind.BUSY ? response.withHeader("Retry-After", "1") : response;
  }

  private static void member(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
        json.append(Character.forDigit(c & 15, 16));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
