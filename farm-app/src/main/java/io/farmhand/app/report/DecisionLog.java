package io.farmhand.app.report;

import io.farmhand.control.DecisionRecord;
import io.farmhand.monitor.PaperObservation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code decisions.jsonl}: each decision with its reason, one JSON object a line. */
public final class DecisionLog implements AutoCloseable {
  /** Its name. */
  public static final String FILE = "decisions.jsonl";

  private final RowFile file;

  private DecisionLog(RowFile file) {
    this.file = file;
  }

  /** Opens the file in {@code folder}. */
  public static DecisionLog open(ResultFolder folder) {
    return new DecisionLog(folder.open(FILE));
  }

  /** Adds a line. */
  public void add(DecisionRecord decision) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", decision.index());
    line.put("time_s", decision.observation().timeSeconds());
    line.put("controller", decision.controller());
    line.put("target_before", decision.targetBefore());
    line.put("wanted", decision.wanted());
    line.put("target_after", decision.targetAfter());
    line.put("limited_by", name(decision.limitedBy()));
    line.put("effect", name(decision.effect()));
    Map<String, Object> reason = new LinkedHashMap<>();
    reason.put("code", decision.reason().code());
    reason.put("text", decision.reason().text());
    reason.put("values", Arrays.stream(decision.reason().values()).boxed().toList());
    line.put("reason", reason);
    line.put(
        "observation",
        Arrays.stream(PaperObservation.raw(decision.observation())).boxed().toList());
    line.put("error", decision.error());
    file.row(Json.line(line));
    file.flush();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Why rows are missing, or null when none is. */
  public @Nullable String failure() {
    return file.failure();
  }

  @Override
  public void close() {
    file.close();
  }
}
