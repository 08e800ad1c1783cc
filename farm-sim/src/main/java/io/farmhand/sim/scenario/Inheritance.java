package io.farmhand.sim.scenario;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Node;
import io.farmhand.sim.yaml.Problems;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lays a file over the one that it {@code extends}: keys of the file win, some sections are merged
 * key by key, all else is replaced as a whole.
 *
 * @param library where to look for the other file
 * @param mergedSections the sections that are merged, unless one of the two is a replay
 * @param problems takes the mistakes
 */
record Inheritance(Library library, Set<String> mergedSections, Problems problems) {
  static final String EXTENDS = "extends";
  private static final int LONGEST_CHAIN = 8;

  /** The content of a file with what it inherits; throws with all mistakes. */
  Node resolveFile(Library.Source source) {
    Node root = Yaml.read(source.origin(), source.text());
    return new Cursor(root, "", problems)
        .readWhole(Reader.of("a mapping", at -> resolve(at.node(), at.path())));
  }

  /** What is at this path with what it inherits. */
  Node resolve(Node node, String path) {
    return resolve(node, path, LONGEST_CHAIN);
  }

  private Node resolve(Node node, String path, int chain) {
    Node.Entry parent = node instanceof Node.Mapping own ? own.entries().get(EXTENDS) : null;
    if (parent == null) {
      return node;
    }
    Cursor at = new Cursor(parent.value(), path.isEmpty() ? EXTENDS : path + ".extends", problems);
    if (chain == 0) {
      throw at.reject("more than " + LONGEST_CHAIN + " files extend one another; is it a circle?");
    }
    Node base = resolve(load(at), "", chain - 1);
    if (base instanceof Node.Mapping inherited && node instanceof Node.Mapping own) {
      return overlay(inherited, own);
    }
    throw at.reject("expected a " + library.kind() + " there, found " + base.found());
  }

  private Node load(Cursor at) {
    String name = at.text("the name or path of a " + library.kind());
    try {
      Library.Source source = library.find(name, at.node().mark().origin().folder());
      return Yaml.read(source.origin(), source.text());
    } catch (InvalidFileException broken) {
      problems.addAll(broken);
      throw at.reject("the " + library.kind() + " that it extends has mistakes");
    } catch (SimException missing) {
      throw at.reject(String.valueOf(missing.getMessage()));
    }
  }

  private Node overlay(Node.Mapping base, Node.Mapping own) {
    Map<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
    own.entries()
        .forEach(
            (key, entry) ->
                merged.merge(
                    key,
                    entry,
                    (old, young) ->
                        new Node.Entry(young.mark(), section(key, old.value(), young.value()))));
    merged.remove(EXTENDS);
    return new Node.Mapping(own.mark(), merged);
  }

  private Node section(String key, Node old, Node young) {
    boolean merges = mergedSections.contains(key) && !isReplay(old) && !isReplay(young);
    return merges && old instanceof Node.Mapping base && young instanceof Node.Mapping own
        ? base.with(own)
        : young;
  }

  private static boolean isReplay(Node node) {
    return node instanceof Node.Mapping(var mark, var entries)
        && entries.containsKey(WorkloadReader.REPLAY);
  }
}
