package io.farmhand.app.view;

import io.farmhand.app.terminal.Style;
import io.farmhand.control.DecisionRecord;
import io.farmhand.control.Limit;
import io.farmhand.monitor.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run as a few lines that change in place. Each is at most as wide as the terminal: what matters
 * least is left out where there is no room.
 *
 * @param style how text may be made to look
 */
public record LiveView(Style style) {
  private static final int WIDEST_BAR = 60;
  private static final int NARROWEST_BAR = 10;

  /** Of real time, for a decision. */
  private static final double LONG_SECONDS = 1;

  private static final double QOS_WELL = 0.95;
  private static final double QOS_POOR = 0.8;

  /** The lines for a terminal of this width. */
  public List<String> render(Snapshot run, int columns) {
    // The last column is left free: some terminals move on when it is written.
    int width = columns - 1;
    List<String> lines = new ArrayList<>();
    lines.add(head(run, width));
    lines.add(progress(run, width));
    lines.add(queue(run, width));
    lines.add(workers(run, width));
    lines.add(quality(run, width));
    lines.add(decision(run, width));
    lines.add(reason(run, width));
    return lines;
  }

  private String head(Snapshot run, int width) {
    String speed = run.speed() == 1 ? "" : ", speed " + Format.number(run.speed(), 0) + "x";
    String clock = Format.clock(run.seconds());
    if (Double.isFinite(run.scheduleSeconds())) {
      clock += " of " + Format.clock(run.scheduleSeconds());
    }
    Line line = new Line(style, width - clock.length() - 2);
    line.add(run.title(), Style::strong);
    switch (run.stage()) {
      case STARTING -> line.add("  starting its first workers", Style::warning);
      case DRAINING -> line.add("  draining", Style::warning);
      case ABORTING -> line.add("  aborting", Style::bad);
      case RUNNING -> line.add(speed, Style::faint);
    }
    return line.padded() + "  " + clock;
  }

  /** Numbers keep their width, so that the bar keeps its own. */
  private String progress(Snapshot run, int width) {
    String end = "  %7s  ETA %-5s".formatted(rate(run), Format.clock(run.etaSeconds()));
    double share = run.share();
    if (Double.isNaN(share)) {
      return new Line(style, width).add(Format.count(run.done()) + " tasks" + end).toString();
    }
    String total = Format.count(run.total().orElse(0));
    String done = " ".repeat(total.length()) + Format.count(run.done());
    String text =
        "%3.0f %%  %s/%s%s"
            .formatted(
                Math.floor(100 * share),
                done.substring(done.length() - total.length()),
                total,
                end);
    int bar = Math.min(WIDEST_BAR, width - text.length() - 2);
    Line line = new Line(style, width);
    if (bar >= NARROWEST_BAR) {
      line.add(style.bar(share, bar), Style::good).add("  ");
    }
    return line.add(text).toString();
  }

  /** What leaves the farm: the window shows it best, but is empty at times. */
  private static String rate(Snapshot run) {
    double now = run.seen().window().completionsPerSecond();
    return Format.number(now, now < 100 ? 1 : 0) + "/s";
  }

  private String queue(Snapshot run, int width) {
    Observation.Queues queues = run.seen().queues();
    Line line = new Line(style, width);
    line.add("queue    ", Style::faint).add(Format.count(queues.waiting()) + " waiting");
    line.add(", " + queues.inFlight() + " in work");
    if (queues.waiting() > 0) {
      line.add(", oldest " + Format.duration(queues.oldestWaitSeconds()));
    }
    if (queues.delayed() > 0) {
      line.add(", " + queues.delayed() + " to be retried", Style::warning);
    }
    line.add(", " + Format.number(run.seen().window().arrivalsPerSecond(), 1) + "/s arriving");
    if (queues.sources() > 0) {
      line.add(", " + queues.sources() + " sources to come");
    }
    return line.toString();
  }

  private String workers(Snapshot run, int width) {
    Observation.Workers workers = run.seen().workers();
    Line line = new Line(style, width);
    line.add("workers  ", Style::faint).add(workers.ready() + " ready", Style::strong);
    if (workers.starting() > 0) {
      line.add(", " + workers.starting() + " starting", Style::warning);
    }
    if (workers.draining() > 0) {
      line.add(", " + workers.draining() + " draining", Style::warning);
    }
    line.add(", " + workers.busy() + " busy");
    line.add(", target " + workers.target());
    return line.toString();
  }

  private String quality(Snapshot run, int width) {
    Observation.Totals totals = run.seen().totals();
    double window = run.seen().window().qos();
    Line line = new Line(style, width);
    line.add("quality  ", Style::faint);
    if (run.deadlines()) {
      line.add(Format.percent(totals.qos()), judged(totals.qos())).add(" in time so far, ");
      line.add(Format.percent(window), judged(window)).add(" lately");
      line.add(", " + Format.count(totals.missed()) + " missed");
    } else {
      line.add("no deadlines");
    }
    if (run.failed() > 0) {
      line.add(", " + Format.count(run.failed()) + " failed", Style::bad);
    }
    return line.toString();
  }

  private static Line.Look judged(double qos) {
    if (Double.isNaN(qos)) {
      return Style::faint;
    }
    if (qos >= QOS_WELL) {
      return Style::good;
    }
    return qos >= QOS_POOR ? Style::warning : Style::bad;
  }

  private String decision(Snapshot run, int width) {
    Line line = new Line(style, width).add("decision ", Style::faint);
    run.decision()
        .ifPresentOrElse(
            last ->
                line.add(Format.clock(last.observation().timeSeconds()) + " ")
                    .add(change(last, style), Style::strong),
            () -> line.add("none yet", Style::faint));
    if (run.decidingSeconds() > LONG_SECONDS * run.speed()) {
      line.add(
          ", at the next for " + Format.duration(run.decidingSeconds()) + " now", Style::warning);
    }
    return line.toString();
  }

  private String reason(Snapshot run, int width) {
    Line line = new Line(style, width);
    run.decision()
        .ifPresent(
            last ->
                line.add("         ")
                    .add(
                        last.reason().text(),
                        last.controllerFailed() ? Style::bad : (_, text) -> text));
    return line.toString();
  }

  /** What a decision came to, such as {@code 12 → 13 (max)}. */
  static String change(DecisionRecord decision, Style style) {
    String text =
        decision.targetAfter() == decision.targetBefore()
            ? "keep " + decision.targetAfter()
            : decision.targetBefore() + " " + style.arrow() + " " + decision.targetAfter();
    return switch (decision.effect()) {
      case DRY_RUN -> text + " (dry run)";
      case FAILED -> text + " (failed)";
      case KEPT, APPLIED ->
          decision.limitedBy() == Limit.NONE
              ? text
              : text
                  + " ("
                  + decision.limitedBy().name().toLowerCase(Locale.ROOT).replace("_", " ")
                  + ")";
    };
  }
}
