package io.farmhand.sim.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened in a farm, in a form in which two farms can be compared. */
final class EventLog implements SimulationListener {
  private final List<String> tasks = new ArrayList<>();
  private final List<Integer> workers = new ArrayList<>();
  private final List<Long> startups = new ArrayList<>();
  private final List<String> pool = new ArrayList<>();
  private long poolNanos = Long.MIN_VALUE;

  @Override
  public void arrived(int task, long nanos) {
    tasks.add(nanos + ": " + task + " arrived");
  }

  @Override
  public void began(int task, int worker, long nanos) {
    tasks.add(nanos + ": " + task + " began");
    workers.add(worker);
  }

  @Override
  public void finished(int task, int worker, boolean onTime, long nanos) {
    tasks.add(nanos + ": " + task + " finished" + (onTime ? " on time" : " late"));
  }

  @Override
  public void died(int task, int worker, boolean deadLetter, long nanos) {
    tasks.add(nanos + ": worker died of " + task + (deadLetter ? ", given up" : ""));
  }

  /** Of several changes at one moment the last one counts. */
  @Override
  public void poolChanged(int target, int starting, int ready, int draining, long nanos) {
    if (nanos == poolNanos) {
      pool.removeLast();
    }
    poolNanos = nanos;
    pool.add(nanos + ": " + counts(target, starting, ready, draining));
  }

  private static String counts(int target, int starting, int ready, int draining) {
    return target + " wanted, " + starting + "+" + ready + "+" + draining;
  }

  @Override
  public void workerStarted(long startupNanos) {
    startups.add(startupNanos);
  }

  /** Every event of a task in order. */
  List<String> tasks() {
    return tasks;
  }

  /** The durations of the starts in order of their ends. */
  List<Long> startups() {
    return startups;
  }

  /** The pool's counts after each moment at which they changed. */
  List<String> pool() {
    List<String> changes = new ArrayList<>();
    String before = "";
    for (String entry : pool) {
      String counts = entry.substring(entry.indexOf(": ") + 2);
      if (!counts.equals(before)) {
        changes.add(entry);
      }
      before = counts;
    }
    return changes;
  }

  /**
   * For each beginning, the latest before it of the same worker; -1 when there is none. Farms that
   * number their workers in different ways agree on it, unless a number is used again.
   */
  List<Integer> previousOfWorker() {
    Map<Integer, Integer> last = new HashMap<>();
    List<Integer> previous = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      Integer before = last.put(workers.get(i), i);
      previous.add(before == null ? -1 : before);
    }
    return previous;
  }
}
