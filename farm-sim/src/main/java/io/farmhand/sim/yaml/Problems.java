package io.farmhand.sim.yaml;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects mistakes so that a user sees all of a file's at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Notes a mistake. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Notes the mistakes of a file that could not be read. */
  public void addAll(InvalidFileException broken) {
    found.addAll(broken.problems());
  }

  /** Throws {@link InvalidFileException} with all mistakes, by place, if there are any. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidFileException(
          found.stream()
              .distinct()
              .sorted(
                  Comparator.comparing(Problem::file)
                      .thenComparingInt(Problem::line)
                      .thenComparingInt(Problem::column))
              .toList());
    }
  }
}
