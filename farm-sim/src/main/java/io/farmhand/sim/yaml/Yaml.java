package io.farmhand.sim.yaml;

import io.farmhand.sim.InvalidFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML 1.2 document into {@link Node}s, which are plain data: tags are not followed and
 * no object is made.
 *
 * <p>Bounds: {@value #MOST_CHARACTERS} characters, {@value #MOST_NODES} nodes after aliases are
 * expanded, {@value #DEEPEST} levels.
 */
public final class Yaml {
  static final int MOST_CHARACTERS = 1_000_000;
  static final int MOST_NODES = 100_000;
  static final int DEEPEST = 32;

  private final Origin origin;
  private final Problems problems = new Problems();
  private int nodes;

  private Yaml(Origin origin) {
    this.origin = origin;
  }

  /** The content of a text; throws {@link InvalidFileException} if it is not YAML. */
  public static Node read(Origin origin, String text) {
    return new Yaml(origin).convert(text);
  }

  private Node convert(String text) {
    Node root = convert(compose(text), "", 0);
    problems.throwIfAny();
    return root;
  }

  private org.snakeyaml.engine.v2.nodes.Node compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(origin.label())
            .setUseMarks(true)
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(MOST_CHARACTERS)
            .setMaxAliasesForCollections(100)
            .build();
    try {
      checkDepth(parser(settings, text));
      return new Composer(settings, parser(settings, text))
          .getSingleNode()
          .orElseThrow(() -> broken(start(), "the file is empty, expected a mapping of keys"));
    } catch (MarkedYamlEngineException e) {
      throw broken(mark(e.getProblemMark()), "not valid YAML: " + explain(e));
    } catch (YamlEngineException e) {
      throw broken(start(), "not valid YAML: " + e.getMessage());
    }
  }

  private static Parser parser(LoadSettings settings, String text) {
    return new ParserImpl(settings, new StreamReader(settings, text));
  }

  /** Before composing, which is recursive and would run out of stack. */
  private void checkDepth(Parser events) {
    int depth = 0;
    while (events.hasNext()) {
      Event event = events.next();
      depth +=
          switch (event.getEventId()) {
            case SequenceStart, MappingStart -> 1;
            case SequenceEnd, MappingEnd -> -1;
            default -> 0;
          };
      if (depth > DEEPEST) {
        throw tooDeep(mark(event.getStartMark()));
      }
    }
  }

  private static InvalidFileException tooDeep(Mark mark) {
    return broken(mark, "nested deeper than " + DEEPEST + " levels");
  }

  /** The parser's words: what it was doing, if it says so, and what it met. */
  private static String explain(MarkedYamlEngineException e) {
    String context = e.getContext();
    return context == null ? e.getProblem() : context + ", " + e.getProblem();
  }

  private Node convert(org.snakeyaml.engine.v2.nodes.Node node, String path, int depth) {
    Mark mark = mark(node.getStartMark());
    if (++nodes > MOST_NODES) {
      throw broken(mark, "more than " + MOST_NODES + " values once aliases are expanded");
    }
    if (depth > DEEPEST) {
      throw tooDeep(mark);
    }
    return switch (node) {
      case ScalarNode scalar -> new Node.Scalar(mark, scalar.getValue());
      case SequenceNode sequence -> {
        List<Node> items = new ArrayList<>();
        for (org.snakeyaml.engine.v2.nodes.Node item : sequence.getValue()) {
          items.add(convert(item, path + "[" + items.size() + "]", depth + 1));
        }
        yield new Node.Sequence(mark, items);
      }
      case MappingNode mapping -> new Node.Mapping(mark, entries(mapping, path, depth));
      default -> throw broken(mark, "unexpected " + node.getNodeType());
    };
  }

  private Map<String, Node.Entry> entries(MappingNode mapping, String path, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Mark mark = mark(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(mark.problem(path, "expected a word as key, found a list or mapping"));
        continue;
      }
      String name = key.getValue();
      String inner = Cursor.join(path, name);
      Node.Entry entry = new Node.Entry(mark, convert(tuple.getValueNode(), inner, depth + 1));
      Node.Entry first = entries.putIfAbsent(name, entry);
      if (first != null) {
        String message = "given twice, first in line " + first.mark().line() + "; keep one";
        problems.add(mark.problem(inner, message));
      }
    }
    return entries;
  }

  private Mark start() {
    return new Mark(origin, 1, 1);
  }

  private Mark mark(Optional<org.snakeyaml.engine.v2.exceptions.Mark> mark) {
    return mark.map(at -> new Mark(origin, at.getLine() + 1, at.getColumn() + 1))
        .orElseGet(this::start);
  }

  private static InvalidFileException broken(Mark mark, String message) {
    return new InvalidFileException(List.of(mark.problem("", message)));
  }
}
