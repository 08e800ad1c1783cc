package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that a replica of a function wrote.
 *
 * @param name name of the function
 * @param namespace of the function
 * @param instance the replica
 * @param timestamp when it was written, if told
 * @param text what was written, without the end of the line
 */
public record LogLine(
    String name,
    String namespace,
    String instance,
    @JsonInclude(Include.NON_NULL) @Nullable Instant timestamp,
    String text) {
  public LogLine {
    name = Absent.text(name);
    namespace = Absent.text(namespace);
    instance = Absent.text(instance);
    text = Absent.text(text);
  }
}
