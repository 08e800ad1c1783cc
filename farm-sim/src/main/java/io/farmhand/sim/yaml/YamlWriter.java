package io.farmhand.sim.yaml;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes YAML that {@link Yaml} reads. */
public final class YamlWriter {
  private static final int WIDTH = 100;

  private YamlWriter() {}

  /**
   * A document.
   *
   * @param comments lines to put before it, without their {@code #}
   * @param content texts, numbers, truth values, lists and maps, in the order in which they are
   *     written
   */
  public static String write(List<String> comments, Map<String, Object> content) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(WIDTH).build();
    StringBuilder text = new StringBuilder();
    for (String comment : comments) {
      comment.lines().forEach(line -> text.append("# ").append(line.strip()).append('\n'));
    }
    return text.append(new Dump(settings).dumpToString(content)).toString();
  }
}
