package io.farmhand.sim.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Binds a mapping: name its fields, then {@link #build} the value. Keys that no field asked for are
 * mistakes.
 */
public final class Section {
  private final Cursor at;
  private final Node.Mapping mapping;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Field<?>> fields = new ArrayList<>();

  Section(Cursor at, Node.Mapping mapping) {
    this.at = at;
    this.mapping = mapping;
  }

  /** Whether the key is given. */
  public boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** The one key of {@code alternatives} that is given; none or several is a mistake. */
  public String oneOf(List<String> alternatives) {
    known.addAll(alternatives);
    List<String> given = alternatives.stream().filter(this::has).toList();
    if (given.size() == 1) {
      return given.getFirst();
    }
    reportUnknownKeys();
    String found = given.isEmpty() ? at.node().found() : String.join(" and ", given);
    throw at.reject(
        "expected exactly one of " + String.join(", ", alternatives) + ", found " + found);
  }

  /** A value that must be given. */
  public <T> Field<T> required(String key, Reader<T> reader) {
    known.add(key);
    if (!has(key)) {
      String message = "missing, expected " + reader.expected();
      at.problems().add(mapping.mark().problem(Cursor.join(at.path(), key), message));
      return add(new Field<>(Optional.empty()));
    }
    return add(new Field<>(cursor(key).tryRead(reader)));
  }

  /** A value that may be given. */
  public <T> Field<T> optional(String key, Reader<T> reader, T otherwise) {
    known.add(key);
    return has(key) ? required(key, reader) : add(new Field<>(Optional.of(otherwise)));
  }

  /** A value that may be given, with what it is otherwise to be found when it is built. */
  public <T> Field<Optional<T>> optional(String key, Reader<T> reader) {
    Reader<Optional<T>> present = Reader.of(reader.expected(), c -> Optional.of(c.read(reader)));
    return optional(key, present, Optional.empty());
  }

  /** A key that is read elsewhere. */
  public Section ignoring(String key) {
    known.add(key);
    return this;
  }

  /**
   * The value made of the fields, once keys and fields are without mistakes. An {@link
   * IllegalArgumentException} becomes a mistake at the key that its message begins with.
   */
  public <T> T build(Supplier<T> maker) {
    boolean unknown = reportUnknownKeys();
    if (unknown || fields.stream().anyMatch(Field::isMissing)) {
      throw new Rejected();
    }
    try {
      return maker.get();
    } catch (IllegalArgumentException invalid) {
      throw reject(String.valueOf(invalid.getMessage()));
    }
  }

  private RuntimeException reject(String message) {
    int end = message.indexOf(" = ");
    String name = end < 0 ? "" : message.substring(0, end);
    for (String key : List.of(name, name.replaceFirst("Seconds$", ""))) {
      Node.Entry entry = mapping.entries().get(key);
      if (entry != null) {
        return at.rejectAt(entry.value().mark(), Cursor.join(at.path(), key), message);
      }
    }
    return at.reject(message);
  }

  private boolean reportUnknownKeys() {
    boolean any = false;
    for (var entry : mapping.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        any = true;
        at.problems()
            .add(
                entry
                    .getValue()
                    .mark()
                    .problem(
                        Cursor.join(at.path(), entry.getKey()),
                        "unknown key, " + Nearest.hint(entry.getKey(), known)));
      }
    }
    return any;
  }

  private Cursor cursor(String key) {
    Node.Entry entry = Objects.requireNonNull(mapping.entries().get(key));
    // An empty value has the place of the next token; the key's place helps more.
    Node value =
        entry.value() instanceof Node.Scalar(Mark mark, String text) && text.isEmpty()
            ? new Node.Scalar(entry.mark(), "")
            : entry.value();
    return new Cursor(value, Cursor.join(at.path(), key), at.problems());
  }

  private <T> Field<T> add(Field<T> field) {
    fields.add(field);
    return field;
  }
}
