package io.farmhand.sim.workload;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.Problem;
import io.farmhand.sim.SimException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Reads a trace from a CSV file with a header, such as the {@code tasks.csv} of a run.
 *
 * <p>Columns, in any order, others are ignored: {@code created_s} (when the task arrives), {@code
 * service_s} (how long it takes), {@code deadline_s} (the time it has, counted from its arrival),
 * and, if wanted, {@code expected_s} (the service time that the farm is told; the true one by
 * default). All in seconds. Rows may be in any order.
 */
public final class TraceCsv {
  private static final List<String> REQUIRED = List.of("created_s", "service_s", "deadline_s");
  private static final String EXPECTED = "expected_s";
  private static final int MOST_PROBLEMS = 20;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  private TraceCsv(String file) {
    this.file = file;
  }

  /**
   * The trace in a file.
   *
   * @throws InvalidFileException with the mistakes in the file
   * @throws SimException if it cannot be read
   */
  public static Trace read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SimException("no file " + file + ", expected a CSV file of tasks");
    }
    try {
      return new TraceCsv(file.toString()).parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new SimException(
          "cannot read " + file + " as UTF-8 text (" + e + "); expected a CSV file of tasks", e);
    }
  }

  private Trace parse(List<String> lines) {
    List<String> header = cells(lines.isEmpty() ? "" : lines.getFirst());
    for (String column : REQUIRED) {
      if (!header.contains(column)) {
        problem(1, 1, column, "no such column; expected the columns " + REQUIRED);
      }
    }
    throwIfAny();
    List<double[]> rows = new ArrayList<>();
    for (int i = 1; i < lines.size() && problems.size() < MOST_PROBLEMS; i++) {
      if (!lines.get(i).isBlank()) {
        rows.add(row(header, lines.get(i), i + 1));
      }
    }
    if (rows.isEmpty() && problems.isEmpty()) {
      problem(2, 1, "", "expected at least one task, found none");
    }
    throwIfAny();
    rows.sort(Comparator.comparingDouble(row -> row[0]));
    return trace(rows);
  }

  private double[] row(List<String> header, String line, int number) {
    List<String> cells = cells(line);
    double[] row = new double[4];
    for (int i = 0; i < REQUIRED.size(); i++) {
      row[i] = value(cells, header.indexOf(REQUIRED.get(i)), REQUIRED.get(i), line, number);
    }
    int expected = header.indexOf(EXPECTED);
    row[3] =
        expected < 0 || expected >= cells.size() || cells.get(expected).isEmpty()
            ? row[1]
            : value(cells, expected, EXPECTED, line, number);
    return row;
  }

  private double value(List<String> cells, int index, String name, String line, int number) {
    String cell = index < cells.size() ? cells.get(index) : "";
    OptionalDouble value = seconds(cell);
    if (value.isEmpty()) {
      String found = cell.isEmpty() ? "nothing" : '"' + cell + '"';
      problem(number, column(line, index), name, "expected seconds, at least 0, found " + found);
    }
    return value.orElse(0);
  }

  private static OptionalDouble seconds(String cell) {
    try {
      double value = Double.parseDouble(cell);
      return value >= 0 && value < Double.POSITIVE_INFINITY
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static int column(String line, int index) {
    int start = 0;
    for (int i = 0; i < index; i++) {
      int comma = line.indexOf(',', start);
      if (comma < 0) {
        return line.length() + 1;
      }
      start = comma + 1;
    }
    return start + 1;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  private static Trace trace(List<double[]> rows) {
    double end = rows.getLast()[0];
    return new Trace(
        List.of(new Trace.Span("replay", 0, end)),
        column(rows, 0),
        column(rows, 1),
        column(rows, 2),
        column(rows, 3),
        new int[rows.size()],
        null);
  }

  private static double[] column(List<double[]> rows, int index) {
    return rows.stream().mapToDouble(row -> row[index]).toArray();
  }

  private void problem(int line, int column, String path, String message) {
    problems.add(new Problem(file, line, column, path, message));
  }

  private void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidFileException(problems);
    }
  }
}
