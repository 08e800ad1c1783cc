package io.farmhand.app.train;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.report.Json;
import io.farmhand.app.run.RepeatCommand;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.run.ShellLine;
import io.farmhand.app.run.WorkProgress;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.Format;
import io.farmhand.app.view.Table;
import io.farmhand.learn.methods.Methods;
import io.farmhand.learn.search.Score;
import io.farmhand.learn.search.SearchTask;
import io.farmhand.learn.training.Method;
import io.farmhand.policy.Curve;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import io.farmhand.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Learns a policy once or several times, shows how it goes, and keeps the best. */
public final class TrainReport {
  private final Terminal terminal;
  private final RunSettings output;
  private final TrainSettings settings;
  private final List<Row> rows = new ArrayList<>();
  private final AtomicInteger interrupts = new AtomicInteger();
  private volatile @Nullable Lesson running;

  /** One training and what came out of it. */
  private record Row(long learningSeed, Lesson.Found found, double seconds) {
    Score score() {
      return found.validation();
    }
  }

  /** A report on this terminal. */
  public TrainReport(Terminal terminal, RunSettings output, TrainSettings settings) {
    this.terminal = terminal;
    this.output = output;
    this.settings = settings;
  }

  /**
   * Learns, writes the policy and prints.
   *
   * @return the exit code of the program: {@link ExitCode#NOT_MET} when no policy reaches the goal
   *     on the validation episodes
   */
  public int runAndReport() {
    try (var _ = Signals.handle("INT", this::interrupt);
        WorkProgress progress = new WorkProgress(terminal, output.output().showsProgress())) {
      for (long seed = 1; seed <= settings.learningSeeds() && interrupts.get() == 0; seed++) {
        rows.add(learn(seed, progress));
      }
    }
    Row best = best();
    PolicyFile.write(kept(best), settings.file());
    if (settings.all()) {
      rows.forEach(
          row -> PolicyFile.write(row.found().policy(), settings.file(row.learningSeed())));
    }
    ExitCode code = code(best);
    print(best, code);
    return code.number();
  }

  /** The first time the best so far is kept, the second time nothing is. */
  private void interrupt() {
    if (interrupts.incrementAndGet() > 1) {
      System.exit(ExitCode.INTERRUPTED.number());
    }
    terminal.err().println("Ending; the best so far is kept. Interrupt again to leave without it.");
    Lesson lesson = running;
    if (lesson != null) {
      lesson.stop();
    }
  }

  private Row learn(long seed, WorkProgress progress) {
    long begin = TimeSource.system().nanos();
    Lesson lesson =
        SearchTask.forms().contains(settings.method())
            ? new SearchedLesson(settings, seed)
            : new PlayedLesson(settings, seed);
    running = lesson;
    progress.stage(stage(seed), (int) Math.min(Integer.MAX_VALUE, lesson.total()));
    Lesson.Found found =
        lesson.learn(
            stand -> {
              progress.done((int) Math.min(Integer.MAX_VALUE, stand.done()));
              progress.note("best " + words(stand.best()));
              return interrupts.get() == 0;
            });
    running = null;
    return new Row(seed, found, (TimeSource.system().nanos() - begin) * 1e-9);
  }

  private String stage(long seed) {
    return settings.learningSeeds() == 1
        ? settings.method()
        : settings.method() + " " + seed + "/" + settings.learningSeeds();
  }

  private static String words(Score score) {
    return Format.number(100 * score.qos(), 2)
        + " %, "
        + Format.number(score.workers(), 2)
        + " workers, "
        + Format.number(score.actions(), 1)
        + " actions";
  }

  private Row best() {
    Row best = rows.getFirst();
    for (Row row : rows) {
      if (settings.goal().prefers(row.score(), best.score())) {
        best = row;
      }
    }
    return best;
  }

  /** The best, with the curves of all trainings, so that figures show their spread. */
  private Policy kept(Row best) {
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

  private ExitCode code(Row best) {
    if (interrupts.get() > 0) {
      return ExitCode.INTERRUPTED;
    }
    return best.score().qos() >= settings.goal().qos() ? ExitCode.OK : ExitCode.NOT_MET;
  }

  private void print(Row best, ExitCode code) {
    if (output.output().isJson()) {
      terminal.out().println(Json.line(summary(best, code)));
    } else if (output.output().showsProgress()) {
      lines(best).forEach(terminal.out()::println);
    }
  }

  private List<String> lines(Row best) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        settings.method()
            + " on "
            + settings.scenario().name()
            + ", "
            + settings.scenario().discipline().name()
            + ": what was kept of each training, on validation episodes");
    lines.add("");
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
    lines.addAll(table.lines());
    lines.add("");
    if (best.score().qos() < settings.goal().qos()) {
      lines.add(missed());
    }
    lines.add(
        "Policy in "
            + settings.file()
            + (settings.all() ? ", those of all seeds in " + settings.file(1) + " and so on" : ""));
    lines.add("");
    lines.add("Again: " + repeat().line());
    lines.add("On unseen episodes: " + ShellLine.of(comparison()));
    return lines;
  }

  private String missed() {
    String goal = Format.number(100 * settings.goal().qos(), 2) + " %";
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

  private Map<String, Object> summary(Row best, ExitCode code) {
    Map<String, Object> map = new LinkedHashMap<>();
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
    map.put("trainings", rows.stream().map(TrainReport::training).toList());
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
