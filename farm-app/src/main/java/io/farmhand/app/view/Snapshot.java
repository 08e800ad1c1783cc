package io.farmhand.app.view;

import io.farmhand.control.DecisionRecord;
import io.farmhand.monitor.Observation;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run at one moment.
 *
 * @param title what is run
 * @param stage what it is doing
 * @param seconds time since it began; negative while the first workers start
 * @param speed how many seconds pass in a real one
 * @param total tasks that there will be, if known
 * @param scheduleSeconds how long tasks keep arriving, if known, else NaN
 * @param failed failed tasks so far
 * @param deadlines whether tasks have deadlines, as far as can be told
 * @param seen the farm; time and totals are those of the run
 * @param decision the last decision
 * @param decidingSeconds how long the controller has been at the next; NaN while it is at none
 */
public record Snapshot(
    String title,
    Stage stage,
    double seconds,
    double speed,
    OptionalLong total,
    double scheduleSeconds,
    long failed,
    boolean deadlines,
    Observation seen,
    Optional<DecisionRecord> decision,
    double decidingSeconds) {

  /** So many say more about the speed of the moment than the whole run does. */
  private static final int ENOUGH_COMPLETIONS = 30;

  /** What a run is doing. */
  public enum Stage {
    /** Its first workers start. */
    STARTING,
    /** Tasks arrive and are worked on. */
    RUNNING,
    /** No more tasks are taken; those accepted come to their end. */
    DRAINING,
    /** What is left is cancelled. */
    ABORTING
  }

  /** Tasks with an outcome. */
  long done() {
    return seen.totals().collected();
  }

  /** Share of the tasks that are done; NaN when their number is not known. */
  double share() {
    return total.isPresent() && total.getAsLong() > 0
        ? Math.min(1, (double) done() / total.getAsLong())
        : Double.NaN;
  }

  /** Completions per second over the run so far. */
  double tasksPerSecond() {
    return seconds > 0 ? done() / seconds : 0;
  }

  /**
   * Seconds of real time until all is done, NaN when nobody can tell: what is left of the schedule,
   * and after it what is left of the tasks at their latest speed.
   */
  double etaSeconds() {
    double left = Double.NaN;
    if (stage == Stage.DRAINING) {
      left = remaining(seen.totals().accepted());
    } else if (stage == Stage.RUNNING && total.isPresent()) {
      left = remaining(total.getAsLong());
    }
    if (seconds < scheduleSeconds && stage == Stage.RUNNING) {
      left = scheduleSeconds - seconds;
    }
    return left / speed;
  }

  private double remaining(long tasks) {
    boolean enough = seen.window().completions() >= ENOUGH_COMPLETIONS;
    double rate = enough ? seen.window().completionsPerSecond() : tasksPerSecond();
    return rate > 0 ? (tasks - done()) / rate : Double.NaN;
  }
}
