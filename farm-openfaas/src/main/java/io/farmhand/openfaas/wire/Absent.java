package io.farmhand.openfaas.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands for a field that is missing. */
final class Absent {
  private Absent() {}

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** A copy, in the order of the original, in which a null value is empty text. */
  static Map<String, String> map(@Nullable Map<String, String> values) {
    if (values == null || values.isEmpty()) {
      return Map.of();
    }
    Map<String, String> copy = new LinkedHashMap<>(values);
    copy.replaceAll((_, value) -> text(value));
    return Collections.unmodifiableMap(copy);
  }

  static List<String> list(@Nullable List<String> values) {
    return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
  }

  static Resources resources(@Nullable Resources value) {
    return value == null ? Resources.NONE : value;
  }

  static Release release(@Nullable Release value) {
    return value == null ? Release.NONE : value;
  }
}
