package io.farmhand.sim.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows its place. */
public sealed interface Node {
  /** Where it starts. */
  Mark mark();

  /** What a message says was found. */
  String found();

  /**
   * A single value.
   *
   * @param mark where it starts
   * @param text the value as written, without quotes
   */
  record Scalar(Mark mark, String text) implements Node {
    private static final int LONGEST_SHOWN = 60;

    @Override
    public String found() {
      if (text.isEmpty()) {
        return "nothing";
      }
      String line = text.strip().replaceAll("\\s+", " ");
      return '"'
          + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "..." : line)
          + '"';
    }
  }

  /**
   * A list.
   *
   * @param mark where it starts
   * @param items its items in order
   */
  record Sequence(Mark mark, List<Node> items) implements Node {
    @Override
    public String found() {
      return items.isEmpty() ? "an empty list" : "a list of " + items.size();
    }
  }

  /**
   * Keys with values.
   *
   * @param mark where it starts
   * @param entries by key, in the order of the file
   */
  record Mapping(Mark mark, Map<String, Entry> entries) implements Node {
    @Override
    public String found() {
      return entries.isEmpty()
          ? "an empty mapping"
          : "a mapping with " + String.join(", ", entries.keySet());
    }

    /** The same with the entries of {@code other} in place of or after its own. */
    public Mapping with(Mapping other) {
      Map<String, Entry> merged = new LinkedHashMap<>(entries);
      merged.putAll(other.entries);
      return new Mapping(other.mark, merged);
    }
  }

  /**
   * A value under a key.
   *
   * @param mark where the key starts
   * @param value what is under it
   */
  record Entry(Mark mark, Node value) {}
}
