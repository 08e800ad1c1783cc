package io.farmhand.function;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request to a function. What a farm says of a task comes in headers, all of them optional:
 * {@link #TASK}, {@link #ATTEMPT} and {@link #DEADLINE_MILLIS}.
 */
public final class Request {
  /** Names the task's id. */
  public static final String TASK = "X-Farmhand-Task";

  /** Names the attempt, from 1 on. */
  public static final String ATTEMPT = "X-Farmhand-Attempt";

  /** Names the milliseconds that are left until the deadline; below 0 once it has passed. */
  public static final String DEADLINE_MILLIS = "X-Farmhand-Deadline-Ms";

  private final String method;
  private final String target;
  private final List<Header> headers;
  private final byte[] body;
  private final long receivedNanos;

  Request(String method, String target, List<Header> headers, byte[] body, long receivedNanos) {
    this.method = method;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.receivedNanos = receivedNanos;
  }

  /** The method, such as {@code POST}. */
  public String method() {
    return method;
  }

  /** The path, undecoded, such as {@code /a%20b}. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** What follows the question mark, undecoded. */
  public Optional<String> query() {
    int query = target.indexOf('?');
    return query < 0 ? Optional.empty() : Optional.of(target.substring(query + 1));
  }

  /** All headers in their order. */
  public List<Header> headers() {
    return headers;
  }

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    return Header.first(headers, name);
  }

  /** The body; the array is the request's own, so leave it as it is. */
  public byte[] body() {
    return body;
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The task's id. */
  public Optional<String> task() {
    return header(TASK);
  }

  /** The attempt, from 1 on. */
  public OptionalInt attempt() {
    Optional<Long> attempt = number(ATTEMPT);
    return attempt.isPresent() ? OptionalInt.of(attempt.get().intValue()) : OptionalInt.empty();
  }

  /** The time that is left now until the deadline; negative once it has passed. */
  public Optional<Duration> untilDeadline() {
    return number(DEADLINE_MILLIS)
        .map(millis -> Duration.ofMillis(millis).minusNanos(Clock.nanos() - receivedNanos));
  }

  private Optional<Long> number(String name) {
    Optional<String> value = header(name);
    try {
      return value.isPresent() ? Optional.of(Long.valueOf(value.get())) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
