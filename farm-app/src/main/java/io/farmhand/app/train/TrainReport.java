package io.farmhand.app.train;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.report.Json;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.run.WorkProgress;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.train.Trainings.Row;
import io.farmhand.app.view.Format;
import io.farmhand.learn.search.Score;
import io.farmhand.learn.search.SearchTask;
import io.farmhand.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Learns a policy once or several times, shows how it goes, and keeps the best. */
public final class TrainReport {
  private final Terminal terminal;
  private final RunSettings output;
  private final TrainSettings settings;
  private final AtomicInteger interrupts = new AtomicInteger();
  private volatile @Nullable Lesson running;

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
    Trainings trainings = new Trainings(settings, output, learnAll());
    trainings.write();
    ExitCode code = interrupts.get() > 0 ? ExitCode.INTERRUPTED : trainings.code();
    if (output.output().isJson()) {
      terminal.out().println(Json.line(trainings.summary(code)));
    } else if (output.output().showsProgress()) {
      trainings.lines(terminal.lineWidth(), interrupts.get() > 0).forEach(terminal.out()::println);
    }
    return code.number();
  }

  private List<Row> learnAll() {
    List<Row> rows = new ArrayList<>();
    try (WorkProgress progress = new WorkProgress(terminal, output.output().showsProgress());
        var _ = Signals.handle("INT", () -> interrupt(progress))) {
      for (long seed = 1; seed <= settings.learningSeeds() && interrupts.get() == 0; seed++) {
        rows.add(learn(seed, progress));
      }
    }
    return rows;
  }

  /** The first time the best so far is kept, the second time nothing is. */
  private void interrupt(WorkProgress progress) {
    if (interrupts.incrementAndGet() > 1) {
      System.exit(ExitCode.INTERRUPTED.number());
    }
    progress.tell("Ending; the best so far is kept. Interrupt again to leave without it.");
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
}
