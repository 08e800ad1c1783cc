package io.farmhand.sim.workload;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads arrival counts per interval from a CSV file with a header.
 *
 * <p>Columns, in any order, others are ignored: {@code count}, and either {@code seconds} (the
 * interval's length) or {@code start_s} (its start in seconds, rising from row to row; an interval
 * ends where the next one starts, and the last is as long as the one before).
 */
public final class CountsCsv {
  private static final String COUNT = "count";
  private static final String LENGTH = "seconds";
  private static final String START = "start_s";

  private CountsCsv() {}

  /**
   * The intervals in a file.
   *
   * @throws InvalidFileException with the mistakes in the file
   * @throws SimException if it cannot be read
   */
  public static List<Phase.Interval> read(Path file) {
    CsvTable table = CsvTable.read(file, "interval");
    if (table.has(START) && !table.has(LENGTH)) {
      table.require(List.of(START, COUNT));
      return byStarts(table);
    }
    table.require(List.of(LENGTH, COUNT));
    return table.rows(row -> new Row(row.positiveSeconds(LENGTH), row.count(COUNT))).stream()
        .map(row -> new Phase.Interval(row.seconds, row.count))
        .toList();
  }

  /** A row before it is known whether the file has mistakes. */
  private record Row(double seconds, long count) {}

  private static List<Phase.Interval> byStarts(CsvTable table) {
    List<Row> rows = new ArrayList<>();
    table.rows(
        row -> {
          Row next = new Row(row.seconds(START), row.count(COUNT));
          if (!rows.isEmpty() && next.seconds <= rows.getLast().seconds) {
            row.reject(START, "expected a start after that of the row before");
          }
          return rows.add(next);
        });
    if (rows.size() == 1) {
      throw table.broken(2, START, "a single start gives no length; use a column " + LENGTH);
    }
    List<Phase.Interval> intervals = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int from = Math.min(i, rows.size() - 2);
      double length = rows.get(from + 1).seconds - rows.get(from).seconds;
      intervals.add(new Phase.Interval(length, rows.get(i).count));
    }
    return intervals;
  }
}
