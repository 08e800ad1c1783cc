package io.farmhand.sim.workload;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.Problem;
import io.farmhand.sim.SimException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The columns of a CSV file with a header, found by name, and the mistakes in them. */
final class CsvTable {
  private static final int MOST_PROBLEMS = 20;

  private final String file;
  private final String rows;
  private final List<String> lines;
  private final List<String> header;
  private final List<Problem> problems = new ArrayList<>();

  private CsvTable(String file, String rows, List<String> lines) {
    this.file = file;
    this.rows = rows;
    this.lines = lines;
    this.header = cells(lines.isEmpty() ? "" : lines.getFirst());
  }

  /**
   * The table in a file.
   *
   * @param rows what a row is, for messages
   * @throws SimException if it cannot be read
   */
  static CsvTable read(Path file, String rows) {
    String expected = "; expected a CSV file of " + rows + "s";
    if (!Files.isRegularFile(file)) {
      throw new SimException("no file " + file + expected.replace(';', ','));
    }
    try {
      return new CsvTable(file.toString(), rows, Files.readAllLines(file));
    } catch (IOException e) {
      throw new SimException("cannot read " + file + " as UTF-8 text (" + e + ")" + expected, e);
    }
  }

  /** Notes a mistake for each of these columns that is not there, and throws then. */
  void require(List<String> columns) {
    for (String column : columns) {
      if (!has(column)) {
        problems.add(
            new Problem(file, 1, 1, column, "no such column; expected the columns " + columns));
      }
    }
    throwIfAny();
  }

  boolean has(String column) {
    return header.contains(column);
  }

  /** All rows; throws with their mistakes, or when there is none. */
  <T> List<T> rows(Function<Row, T> read) {
    List<T> values = new ArrayList<>();
    for (int i = 1; i < lines.size() && problems.size() < MOST_PROBLEMS; i++) {
      if (!lines.get(i).isBlank()) {
        values.add(read.apply(new Row(i + 1, lines.get(i))));
      }
    }
    if (values.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(file, 2, 1, "", "expected at least one " + rows + ", found none"));
    }
    throwIfAny();
    return values;
  }

  /** A mistake that ends the reading. */
  InvalidFileException broken(int line, String column, String message) {
    return new InvalidFileException(List.of(new Problem(file, line, 1, column, message)));
  }

  private void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidFileException(problems);
    }
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  /** A row of the table. */
  final class Row {
    private final int number;
    private final String line;
    private final List<String> cells;

    private Row(int number, String line) {
      this.number = number;
      this.line = line;
      this.cells = cells(line);
    }

    /** Whether there is something in this column. */
    boolean has(String column) {
      return !cell(column).isEmpty();
    }

    /** Seconds, at least 0. */
    double seconds(String column) {
      OptionalDouble value = number(cell(column));
      if (value.isEmpty()) {
        reject(column, "expected seconds, at least 0");
      }
      return value.orElse(0);
    }

    /** Seconds, above 0. */
    double positiveSeconds(String column) {
      OptionalDouble value = number(cell(column));
      if (value.orElse(0) == 0) {
        reject(column, "expected seconds, above 0");
      }
      return value.orElse(0);
    }

    /** A whole number, at least 0. */
    long count(String column) {
      String cell = cell(column);
      if (!cell.matches("\\d{1,9}")) {
        reject(column, "expected a count, a whole number of at least 0");
        return 0;
      }
      return Long.parseLong(cell);
    }

    /** Notes a mistake in this column. */
    void reject(String column, String message) {
      String cell = cell(column);
      String found = cell.isEmpty() ? "nothing" : '"' + cell + '"';
      problems.add(new Problem(file, number, place(column), column, message + ", found " + found));
    }

    private String cell(String column) {
      int index = header.indexOf(column);
      return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    private int place(String column) {
      int start = 0;
      for (int i = 0; i < header.indexOf(column); i++) {
        int comma = line.indexOf(',', start);
        if (comma < 0) {
          return line.length() + 1;
        }
        start = comma + 1;
      }
      return start + 1;
    }

    private static OptionalDouble number(String cell) {
      try {
        double value = Double.parseDouble(cell);
        return value >= 0 && value < Double.POSITIVE_INFINITY
            ? OptionalDouble.of(value)
            : OptionalDouble.empty();
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
  }
}
