package io.farmhand.app.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came out of a run, in numbers. Times are seconds of the run, counted from the moment when
 * its first workers were ready.
 *
 * @param tasks tasks by outcome
 * @param times when things happened
 * @param workers what the pool was
 * @param sojourn from creation to collection
 * @param waiting from creation to the start of the last attempt
 * @param service from the start of the last attempt to its end
 */
public record RunFigures(
    Tasks tasks, Times times, Workers workers, Spread sojourn, Spread waiting, Spread service) {

  /**
   * Tasks by outcome; accepted = completed + failed + cancelled.
   *
   * @param accepted by the farm
   * @param completed with a result
   * @param failed after their last attempt
   * @param cancelled by an abort
   * @param onTime completed by their deadline, or without one
   * @param withDeadline with an outcome and a deadline
   * @param attempts in all
   * @param retries attempts after the first of their task
   */
  public record Tasks(
      long accepted,
      long completed,
      long failed,
      long cancelled,
      long onTime,
      long withDeadline,
      long attempts,
      long retries) {
    /** Share of the accepted tasks that completed by their deadline; NaN without any. */
    public double qos() {
      return accepted == 0 ? Double.NaN : (double) onTime / accepted;
    }

    /** Completed after their deadline. */
    public long late() {
      return completed - onTime;
    }
  }

  /**
   * When things happened.
   *
   * @param firstArrival first task accepted; NaN without any
   * @param scheduleEnd end of the arrival schedule, or of the run where there is none
   * @param finished last outcome collected
   * @param wallSeconds how long it took in real time
   */
  public record Times(
      double firstArrival, double scheduleEnd, double finished, double wallSeconds) {}

  /**
   * What the pool was.
   *
   * @param steps decisions
   * @param actions decisions that changed the target
   * @param meanTarget mean over the steps of the target that each set, as published; NaN without
   *     steps
   * @param mean time average of starting, ready and draining workers from the first arrival to the
   *     end of the schedule
   * @param maxTarget greatest target
   * @param failedDecisions decisions at which the controller failed and its last target was held
   * @param failedActions decisions whose target could not be asked for
   * @param undecidedSeconds how long the controller had been at a decision when the run ended, if
   *     that was longer than its period; else 0
   * @param workerSeconds integral of the workers from the first arrival to the end of the schedule
   * @param backlogWorkerSeconds the same from the end of the schedule to the last outcome
   */
  public record Workers(
      int steps,
      int actions,
      double meanTarget,
      double mean,
      int maxTarget,
      int failedDecisions,
      int failedActions,
      double undecidedSeconds,
      double workerSeconds,
      double backlogWorkerSeconds) {}

  /** Completed tasks per second of the whole run. */
  public double tasksPerSecond() {
    return tasks.completed / times.finished;
  }

  /** With the names of {@code summary.json}. */
  public Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("qos", tasks.qos());
    map.put("tasks", describeTasks());
    map.put("workers", describeWorkers());
    map.put("times_s", describeTimes());
    map.put("sojourn_s", sojourn.describe());
    map.put("wait_s", waiting.describe());
    map.put("service_s", service.describe());
    return map;
  }

  private Map<String, Object> describeTasks() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("accepted", tasks.accepted);
    map.put("completed", tasks.completed);
    map.put("failed", tasks.failed);
    map.put("cancelled", tasks.cancelled);
    map.put("on_time", tasks.onTime);
    map.put("late", tasks.late());
    map.put("with_deadline", tasks.withDeadline);
    map.put("attempts", tasks.attempts);
    map.put("retries", tasks.retries);
    map.put("completed_per_s", tasksPerSecond());
    return map;
  }

  private Map<String, Object> describeWorkers() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mean", workers.mean);
    map.put("mean_target", workers.meanTarget);
    map.put("max_target", workers.maxTarget);
    map.put("steps", workers.steps);
    map.put("actions", workers.actions);
    map.put("failed_decisions", workers.failedDecisions);
    map.put("failed_actions", workers.failedActions);
    map.put("undecided_s", workers.undecidedSeconds);
    map.put("worker_seconds", workers.workerSeconds);
    map.put("backlog_worker_seconds", workers.backlogWorkerSeconds);
    return map;
  }

  private Map<String, Object> describeTimes() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("first_arrival", times.firstArrival);
    map.put("schedule_end", times.scheduleEnd);
    map.put("finished", times.finished);
    map.put("wall", times.wallSeconds);
    return map;
  }
}
