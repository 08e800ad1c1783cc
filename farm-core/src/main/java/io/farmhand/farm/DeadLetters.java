package io.farmhand.farm;

import io.farmhand.task.Outcome;
import java.util.ArrayDeque;
import java.util.List;

/** The tasks that failed for good, the latest of them with their reasons. */
final class DeadLetters<I, O> {
  private final int limit;
  private final ArrayDeque<Outcome.Failed<I, O>> letters = new ArrayDeque<>();

  DeadLetters(int limit) {
    this.limit = limit;
  }

  synchronized void add(Outcome.Failed<I, O> letter) {
    letters.add(letter);
    if (letters.size() > limit) {
      letters.remove();
    }
  }

  synchronized List<Outcome.Failed<I, O>> list() {
    return List.copyOf(letters);
  }
}
