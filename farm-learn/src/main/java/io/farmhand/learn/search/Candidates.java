package io.farmhand.learn.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a search has validated so far. */
final class Candidates {
  private final SearchGoal goal;
  private final List<Candidate> all = new ArrayList<>();

  /** Numbers and what they reached. */
  record Candidate(List<Double> numbers, Score score) {
    double[] toArray() {
      return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  Candidates(SearchGoal goal) {
    this.goal = goal;
  }

  void add(double[] numbers, Score score) {
    all.add(new Candidate(Arrays.stream(numbers).boxed().toList(), score));
  }

  /** The best of them; of equal ones the first. */
  Optional<Candidate> best() {
    return all.stream()
        .reduce((one, other) -> goal.prefers(other.score(), one.score()) ? other : one);
  }

  /**
   * Those of the least cost, some of which may miss the goal: which ones reach it by luck is for
   * other episodes to tell.
   *
   * @param perPercent price of a percentage point of misses
   */
  List<double[]> finalists(double perPercent, int most) {
    return all.stream()
        .sorted(Comparator.comparingDouble(each -> each.score().cost(goal, perPercent)))
        .limit(most)
        .map(Candidate::toArray)
        .toList();
  }
}
