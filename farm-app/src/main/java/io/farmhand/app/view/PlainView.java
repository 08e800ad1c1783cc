package io.farmhand.app.view;

import io.farmhand.app.terminal.Style;
import io.farmhand.monitor.Observation;

/** A run as one line of plain text, for logs. */
public final class PlainView {
  private PlainView() {}

  /** The line. */
  public static String render(Snapshot run) {
    Observation seen = run.seen();
    StringBuilder line = new StringBuilder(Format.clock(run.seconds()));
    switch (run.stage()) {
      case STARTING -> line.append("  starting");
      case DRAINING -> line.append("  draining");
      case ABORTING -> line.append("  aborting");
      case RUNNING -> {}
    }
    line.append("  ").append(run.done());
    run.total().ifPresent(total -> line.append('/').append(total));
    line.append(" done, ").append(seen.queues().waiting()).append(" waiting, workers ");
    line.append(seen.workers().ready()).append('/').append(seen.workers().target());
    if (run.deadlines()) {
      line.append(", in time ").append(Format.percent(seen.totals().qos()));
    }
    if (run.failed() > 0) {
      line.append(", ").append(run.failed()).append(" failed");
    }
    line.append(", ETA ").append(Format.clock(run.etaSeconds()));
    run.decision()
        .ifPresent(
            last ->
                line.append(", ")
                    .append(LiveView.change(last, Style.PLAIN))
                    .append(" (")
                    .append(last.reason().code())
                    .append(')'));
    return line.toString();
  }
}
