package io.farmhand.sim.workload;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a trace from a CSV file with a header, such as the {@code tasks.csv} of a run.
 *
 * <p>Columns, in any order, others are ignored: {@code created_s} (when the task arrives), {@code
 * service_s} (how long it takes), {@code deadline_s} (the time it has, counted from its arrival;
 * empty for a task without a deadline), and, if wanted, {@code expected_s} (the service time that
 * the farm is told; the true one by default). All in seconds. Rows may be in any order.
 */
public final class TraceCsv {
  private static final String CREATED = "created_s";
  private static final String SERVICE = "service_s";
  private static final String DEADLINE = "deadline_s";
  private static final List<String> REQUIRED = List.of(CREATED, SERVICE, DEADLINE);
  private static final String EXPECTED = "expected_s";

  private TraceCsv() {}

  /**
   * The trace in a file.
   *
   * @throws InvalidFileException with the mistakes in the file
   * @throws SimException if it cannot be read
   */
  public static Trace read(Path file) {
    CsvTable table = CsvTable.read(file, "task");
    table.require(REQUIRED);
    return trace(
        table.rows(TraceCsv::row).stream()
            .sorted((one, other) -> Double.compare(one[0], other[0]))
            .toList());
  }

  private static double[] row(CsvTable.Row row) {
    double service = row.seconds(SERVICE);
    return new double[] {
      row.seconds(CREATED),
      service,
      row.has(DEADLINE) ? row.seconds(DEADLINE) : Double.POSITIVE_INFINITY,
      row.has(EXPECTED) ? row.seconds(EXPECTED) : service
    };
  }

  private static Trace trace(List<double[]> rows) {
    double end = rows.getLast()[0];
    return new Trace(
        List.of(new Trace.Span("replay", 0, end)),
        rows.size(),
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
}
