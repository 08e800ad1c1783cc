package io.farmhand.gateway.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A field of the head of a message. */
public record Field(String name, String value) {
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** The value of the first field of that name, in any case. */
  public static Optional<String> first(List<Field> fields, String name) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        return Optional.of(field.value);
      }
    }
    return Optional.empty();
  }

  /** Those that go further than the next hop (RFC 9110, 7.6.1). */
  public static List<Field> endToEnd(List<Field> fields) {
    Set<String> options = new TreeSet<>();
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase("Connection")) {
        for (String option : field.value.split(",", -1)) {
          options.add(option.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return fields.stream().filter(field -> !field.isHopByHop(options)).toList();
  }

  private boolean isHopByHop(Set<String> options) {
    String lower = name.toLowerCase(Locale.ROOT);
    return HOP_BY_HOP.contains(lower) || options.contains(lower);
  }
}
