package io.farmhand.openfaas.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the lines that the replicas of a function wrote, as the parameters of a query.
 *
 * @param name name of the function
 * @param namespace of the function; empty for the gateway's default
 * @param instance only of this replica; empty for all
 * @param tail the last so many lines; -1 for all
 * @param follow whether to wait for more lines
 * @param since only lines from then on, if given
 */
public record LogRequest(
    String name,
    String namespace,
    String instance,
    int tail,
    boolean follow,
    @Nullable Instant since) {
  /** The value of {@link #tail()} for all lines. */
  public static final int ALL = -1;

  public LogRequest {
    if (tail < ALL) {
      throw new WireException("tail = " + tail + ", must be -1 (all lines) or more", null);
    }
  }

  /** All that function {@code name} has written so far. */
  public static LogRequest of(String name) {
    return new LogRequest(name, "", "", ALL, false, null);
  }

  /** The same for a function in {@code other} namespace. */
  public LogRequest inNamespace(String other) {
    return new LogRequest(name, other, instance, tail, follow, since);
  }

  /** The same, the last {@code lines} of it. */
  public LogRequest last(int lines) {
    return new LogRequest(name, namespace, instance, lines, follow, since);
  }

  /** The same, and what it writes from now on. */
  public LogRequest following() {
    return new LogRequest(name, namespace, instance, tail, true, since);
  }

  /** The same from {@code moment} on. */
  public LogRequest since(Instant moment) {
    return new LogRequest(name, namespace, instance, tail, follow, moment);
  }

  /** The parameters of the query, not encoded. */
  public Map<String, String> parameters() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("name", name);
    putUnlessEmpty(query, "namespace", namespace);
    putUnlessEmpty(query, "instance", instance);
    query.put("tail", Integer.toString(tail));
    query.put("follow", Boolean.toString(follow));
    putUnlessEmpty(query, "since", since == null ? "" : since.toString());
    return query;
  }

  private static void putUnlessEmpty(Map<String, String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.put(name, value);
    }
  }

  /**
   * What the decoded parameters of a query ask for.
   *
   * @throws WireException when one of them is not what it must be
   */
  public static LogRequest of(Map<String, String> query) {
    return new LogRequest(
        query.getOrDefault("name", ""),
        query.getOrDefault("namespace", ""),
        query.getOrDefault("instance", ""),
        tail(query.getOrDefault("tail", "")),
        follow(query.getOrDefault("follow", "")),
        since(query.getOrDefault("since", "")));
  }

  private static int tail(String text) {
    try {
      return text.isEmpty() ? ALL : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new WireException("tail = " + text + ", must be a whole number", e);
    }
  }

  private static boolean follow(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "", "false", "0" -> false;
      default -> throw new WireException("follow = " + text + ", must be true or false", null);
    };
  }

  private static @Nullable Instant since(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new WireException("since = " + text + ", must be a moment as in RFC 3339", e);
    }
  }
}
