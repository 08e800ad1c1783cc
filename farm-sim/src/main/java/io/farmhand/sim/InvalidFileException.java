package io.farmhand.sim;

import java.util.List;
import java.util.stream.Collectors;

/** A file with mistakes; it lists all that were found. */
public final class InvalidFileException extends SimException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** With at least one problem, in the order of the file. */
  public InvalidFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every mistake found, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
