package io.farmhand.sim.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node together with its path and the list that takes its mistakes.
 *
 * @param node what is here
 * @param path how it is reached, such as {@code workload.phases[2]}
 * @param problems takes the mistakes
 */
public record Cursor(Node node, String path, Problems problems) {
  /** Notes a mistake here; throw what it returns. */
  public RuntimeException reject(String message) {
    return rejectAt(node.mark(), path, message);
  }

  /** Notes that something else was expected here; throw what it returns. */
  public RuntimeException expected(String expected) {
    return reject("expected " + expected + ", found " + node.found());
  }

  /** The value here, read; throws when it is wrong. */
  public <T> T read(Reader<T> reader) {
    return reader.read().apply(this);
  }

  /**
   * The value of a whole file; throws {@link io.farmhand.sim.InvalidFileException} with all its
   * mistakes.
   */
  public <T> T readWhole(Reader<T> reader) {
    Optional<T> value = tryRead(reader);
    problems.throwIfAny();
    return value.orElseThrow(
        () -> new IllegalStateException("rejected without a problem: " + path));
  }

  /** The text of a single value; anything else was expected to be {@code expected}. */
  public String text(String expected) {
    if (node instanceof Node.Scalar(Mark mark, String text) && !text.isEmpty()) {
      return text;
    }
    throw expected(expected);
  }

  /** The mapping here, to be bound key by key. */
  public Section section(String expected) {
    if (node instanceof Node.Mapping mapping) {
      return new Section(this, mapping);
    }
    throw expected(expected);
  }

  /** The items of a list, all read, so that every wrong one is reported. */
  public <T> List<T> list(Reader<T> reader) {
    if (!(node instanceof Node.Sequence(Mark mark, List<Node> items)) || items.isEmpty()) {
      throw expected("a list, each item " + reader.expected());
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Cursor item = new Cursor(items.get(i), path + "[" + i + "]", problems);
      item.tryRead(reader).ifPresent(values::add);
    }
    if (values.size() < items.size()) {
      throw new Rejected();
    }
    return values;
  }

  /** A list of exactly two. */
  public <T> List<T> pair(Reader<T> reader) {
    if (!(node instanceof Node.Sequence(Mark mark, List<Node> items)) || items.size() != 2) {
      throw expected("a list of two, each " + reader.expected());
    }
    return list(reader);
  }

  <T> Optional<T> tryRead(Reader<T> reader) {
    try {
      return Optional.of(read(reader));
    } catch (Rejected rejected) {
      return Optional.empty();
    } catch (IllegalArgumentException invalid) {
      problems.add(node.mark().problem(path, String.valueOf(invalid.getMessage())));
      return Optional.empty();
    }
  }

  RuntimeException rejectAt(Mark mark, String where, String message) {
    problems.add(mark.problem(where, message));
    return new Rejected();
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
