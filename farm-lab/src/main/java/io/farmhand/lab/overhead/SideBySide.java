package io.farmhand.lab.overhead;

import io.farmhand.time.TimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures contenders round by round, each once in every round, so that whatever else the machine
 * does meanwhile falls on all of them alike.
 */
public final class SideBySide {
  private final Work work;
  private final int tasks;
  private final int tries;
  private final TimeSource time;
  private final Map<Integer, Long> sums = new TreeMap<>();

  /**
   * A comparison.
   *
   * @param tasks tasks in a round of the fastest contenders, at least 1
   * @param tries how often a round is done, at most, until other processes leave it undisturbed
   */
  public SideBySide(Work work, int tasks, int tries, TimeSource time) {
    if (tasks < 1) {
      throw new IllegalArgumentException("tasks = " + tasks + ", must be at least 1");
    }
    this.work = work;
    if (tries < 1) {
      throw new IllegalArgumentException("tries = " + tries + ", must be at least 1");
    }
    this.tasks = tasks;
    this.tries = tries;
    this.time = time;
  }

  /**
   * The measured rounds of each contender, in their order, after {@code warmups} others.
   *
   * @throws IllegalStateException when a contender's results are wrong
   * @throws Exception when a contender failed
   */
  public Map<Contender, List<Round>> run(List<Contender> contenders, int warmups, int rounds)
      throws Exception {
    Map<Contender, List<Round>> measured = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      measured.put(contender, new ArrayList<>());
    }
    for (int i = 0; i < warmups + rounds; i++) {
      for (Map.Entry<Contender, List<Round>> entry : measured.entrySet()) {
        if (i < warmups) {
          round(entry.getKey());
        } else {
          entry.getValue().add(quietest(entry.getKey()));
        }
      }
    }
    return measured;
  }

  private Round quietest(Contender contender) throws Exception {
    Round best = round(contender);
    for (int i = 1; i < tries && !best.isUndisturbed(); i++) {
      Round next = round(contender);
      best = next.otherCores() < best.otherCores() ? next : best;
    }
    return best;
  }

  private Round round(Contender contender) throws Exception {
    int count = Math.max(1, tasks / contender.fraction());
    long expected = sums.computeIfAbsent(count, n -> work.sum(0, n));
    return Round.of(contender, work, count, expected, time);
  }
}
