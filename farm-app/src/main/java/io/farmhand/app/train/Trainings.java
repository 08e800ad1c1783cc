package io.farmhand.app.train;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.RepeatCommand;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.run.ShellLine;
import io.farmhand.app.view.Format;
import io.farmhand.app.view.Prose;
import io.farmhand.app.view.Table;
import io.farmhand.learn.methods.Methods;
import io.farmhand.learn.search.Score;
import io.farmhand.learn.search.SearchGoal;
import io.farmhand.learn.training.Method;
import io.farmhand.policy.Curve;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Trainings of the same policy from several beginnings, and what came out of them. */
final class Trainings {
  private final TrainSettings settings;
  private final RunSettings output;
  private final List<Row> rows;
  private final Row best;

  /** One training and what came out of it. */
  record Row(long learningSeed, Lesson.Found found, double seconds) {
    Score score() {
      return found.validation();
    }
  }

  /** These trainings, at least one. */
  Trainings(TrainSettings settings, RunSettings output, List<Row> rows) {
    this.settings = settings;
    this.output = output;
    this.rows = List.copyOf(rows);
    best = best(rows, settings.goal());
  }

  private static Row best(List<Row> rows, SearchGoal goal) {
    Row best = rows.getFirst();
    for (Row row : rows) {
      if (goal.prefers(row.score(), best.score())) {
        best = row;
      }
    }
    return best;
  }

  /** The best, with the curves of all trainings, so that figures show their spread. */
  private Policy kept() {
    Policy policy = best.found().policy();
    Curve all = Curve.NONE;
    for (Row row : rows) {
      all = all.and(row.found().policy().training().curve());
    }
    return policy.with(
        policy
            .training()
            .withCurve(all)
            .with("learningSeeds", rows.size())
            .with("command", repeat().plain()));
  }

  /** Writes the best, and those of all learning seeds where that is wanted. */
  void write() {
    PolicyFile.write(kept(), settings.file());
    if (settings.all()) {
      rows.forEach(
          row -> PolicyFile.write(row.found().policy(), settings.file(row.learningSeed())));
    }
  }

  /** Whether the goal was reached. */
  ExitCode code() {
    return best.score().qos() >= settings.goal().qos() ? ExitCode.OK : ExitCode.NOT_MET;
  }

  /**
   * What is printed.
   *
   * @param width characters that a line may have
   * @param endedEarly whether someone ended it before it had learned what it was asked to
   */
  List<String> lines(int width, boolean endedEarly) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    String heading =
        settings.method()
            + " on "
            + settings.scenario().name()
            + ", "
            + settings.scenario().discipline().name()
            + ": what was kept of each training, on "
            + best.found().policy().training().facts().getOrDefault("validationEpisodes", "the")
            + " validation episodes";
    lines.addAll(Prose.wrapped(heading, width));
    lines.add("");
    lines.addAll(table().lines(width));
    lines.add("");
    lines.addAll(
        Prose.wrapped(
            code() == ExitCode.OK ? "Goal of " + goal() + " reached on them." : missed(), width));
    lines.add(
        "Policy in "
            + settings.file()
            + (settings.all() ? ", those of all seeds in " + settings.file(1) + " and so on" : ""));
    lines.add("");
    lines.add(endedEarly ? onward() : "Again: " + repeat().line());
    lines.add("On unseen episodes: " + ShellLine.of(comparison()));
    return lines;
  }

  private String onward() {
    return settings
        .checkpoint()
        .map(file -> repeat().with("--resume", file).with("--checkpoint", file))
        .map(command -> "Ended early; to go on: " + command.line())
        .orElseGet(() -> "Ended early; to learn to the end: " + repeat().line());
  }

  private Table table() {
    Table table = new Table("seed", "QoS %", "mean target", "actions", "time");
    for (Row row : rows) {
      table.add(
          Long.toString(row.learningSeed())
              + (rows.size() > 1 && row.learningSeed() == best.learningSeed() ? " (kept)" : ""),
          Format.number(100 * row.score().qos(), 2),
          Format.number(row.score().workers(), 2),
          Format.number(row.score().actions(), 1),
          Format.duration(row.seconds()));
    }
    return table;
  }

  private String goal() {
    return Format.number(100 * settings.goal().qos(), 2) + " %";
  }

  private String missed() {
    String goal = goal();
    boolean keepsLast =
        Methods.names().contains(settings.method())
            && Methods.named(settings.method()).selection() == Method.Selection.LAST;
    return keepsLast
        ? "It did not reach " + goal + " there; this method keeps its last policy, whatever it is."
        : "No policy reached "
            + goal
            + " there; kept is the one that came nearest. Try a larger --budget or a lower --qos.";
  }

  private List<String> comparison() {
    List<String> words = new ArrayList<>(List.of("compare"));
    words.addAll(settings.asked());
    words.addAll(List.of("--controller", "policy:" + settings.file()));
    return words;
  }

  private RepeatCommand repeat() {
    return output.repeat().with("--seed", settings.seed());
  }

  /** As the object that is printed under {@code --json}. */
  Map<String, Object> summary(ExitCode code) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", ResultFolder.SCHEMA);
    map.put("kind", "train");
    map.put("command", "train");
    map.put("exit_code", code.number());
    map.put("scenario", settings.scenario().name());
    map.put("discipline", settings.scenario().discipline().name());
    map.put("method", settings.method());
    map.put("seed", settings.seed());
    map.put("goal", Map.of("qos", settings.goal().qos()));
    map.put("per_action", settings.goal().perAction());
    map.put("file", settings.file().toString());
    map.put("files", settings.files().stream().map(Path::toString).toList());
    map.put("kept", best.learningSeed());
    map.put("trainings", rows.stream().map(Trainings::training).toList());
    map.put("qos", spread(Score::qos));
    map.put("mean_target", spread(Score::workers));
    map.put("actions", spread(Score::actions));
    map.putAll(output.provenance(repeat()));
    return map;
  }

  private static Map<String, Object> training(Row row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("learning_seed", row.learningSeed());
    map.put("qos", row.score().qos());
    map.put("mean_target", row.score().workers());
    map.put("actions", row.score().actions());
    map.put("wall_s", row.seconds());
    return map;
  }

  private Map<String, Object> spread(ToDoubleFunction<Score> figure) {
    var figures = rows.stream().map(Row::score).mapToDouble(figure).summaryStatistics();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mean", figures.getAverage());
    map.put("min", figures.getMin());
    map.put("max", figures.getMax());
    return map;
  }
}
