package io.farmhand.app.chart;

import io.farmhand.app.report.Csv;
import io.farmhand.policy.Curve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How policies were trained: their validation, time after time.
 *
 * @param points in the order of training
 */
public record TrainingCurves(List<Point> points) {
  /** Its file in a result. */
  public static final String FILE = "training.csv";

  /** Nothing is known. */
  public static final TrainingCurves NONE = new TrainingCurves(List.of());

  private static final String SEED = "seed";
  private static final String HEADER = "controller,run,progress,unit,qos,workers,actions";

  public TrainingCurves {
    points = List.copyOf(points);
  }

  /**
   * A validation.
   *
   * @param controller name of the policy
   * @param run which of its trainings: a learning seed
   * @param progress how far it had come
   * @param unit what progress counts, such as episodes
   * @param qos quality of service
   * @param workers mean workers
   * @param actions mean actions
   */
  public record Point(
      String controller,
      long run,
      double progress,
      String unit,
      double qos,
      double workers,
      double actions) {}

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** With the curve of one more training, if it has quality of service and workers. */
  public TrainingCurves with(String controller, Curve curve) {
    List<String> columns = curve.columns();
    boolean several = columns.contains(SEED);
    if (columns.size() < 2 || !columns.containsAll(List.of("qos", "workers"))) {
      return this;
    }
    String unit = columns.get(several ? 1 : 0);
    double[] seed = several ? curve.column(SEED) : new double[curve.rows().size()];
    double[] progress = curve.column(unit);
    double[] qos = curve.column("qos");
    double[] workers = curve.column("workers");
    boolean counted = columns.contains("actions");
    double[] actions = counted ? curve.column("actions") : new double[qos.length];
    List<Point> more = new ArrayList<>(points);
    for (int i = 0; i < qos.length; i++) {
      more.add(
          new Point(
              controller,
              (long) seed[i],
              progress[i],
              unit,
              qos[i],
              workers[i],
              counted ? actions[i] : Double.NaN));
    }
    return new TrainingCurves(more);
  }

  /** As rows. */
  public String csv() {
    StringBuilder rows = new StringBuilder(HEADER).append('\n');
    for (Point point : points) {
      Csv row = new Csv().add(point.controller).add(point.run).add(point.progress);
      row.add(point.unit).add(point.qos).add(point.workers).add(point.actions);
      rows.append(row).append('\n');
    }
    return rows.toString();
  }

  static TrainingCurves read(Path file) {
    CsvRows rows = CsvRows.read(file);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      points.add(
          new Point(
              rows.text(i, "controller"),
              (long) rows.number(i, "run"),
              rows.number(i, "progress"),
              rows.text(i, "unit"),
              rows.number(i, "qos"),
              rows.number(i, "workers"),
              rows.number(i, "actions")));
    }
    return new TrainingCurves(points);
  }
}
