package io.farmhand.app.calibration;

import io.farmhand.app.view.Format;
import io.farmhand.app.view.Table;
import io.farmhand.sim.calibration.CalibrationResult;
import io.farmhand.sim.calibration.MeasuredCall;
import io.farmhand.sim.calibration.ServiceFit;
import io.farmhand.sim.stats.Quantiles;
import io.farmhand.sim.workload.SizeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * What was measured, for people and for programs.
 *
 * @param result what was measured
 * @param work what the tasks did, as {@code --work} has it
 * @param sizes sizes of the tasks
 */
record CalibrationReport(CalibrationResult result, String work, SizeModel sizes) {
  private static final double[] SHARES = {0, 0.05, 0.5, 0.95, 1};
  private static final double MILLIS = 1e3;

  /** A table of quantiles and the service model. */
  List<String> lines() {
    Table table = new Table("measured", "n", "least", "5 %", "median", "95 %", "most");
    row(table, "start-up", result.startups(), CalibrationReport::time);
    if (!result.stopSeconds().isEmpty()) {
      row(table, "time to stop", result.stops(), CalibrationReport::time);
    }
    row(table, "overhead of a task", result.overheads(), CalibrationReport::time);
    row(table, "service time", result.services(), CalibrationReport::time);
    row(table, "residual of its model", result.fit().residuals(), CalibrationReport::time);
    double[] factors = result.slowness().stream().mapToDouble(Double::doubleValue).toArray();
    if (factors.length > 1) {
      row(table, "slowness of a worker", Quantiles.of(factors), x -> Format.number(x, 3) + "x");
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add("Service time of --work " + work + ": " + model());
    lines.add("Workers of " + (result.unequal() ? "different" : "equal") + " speed; " + deaths());
    return lines;
  }

  private static void row(
      Table table, String name, Quantiles quantiles, DoubleFunction<String> shown) {
    List<String> cells = new ArrayList<>(List.of(name, Integer.toString(quantiles.count())));
    for (double share : SHARES) {
      cells.add(shown.apply(quantiles.at(share)));
    }
    table.add(cells.toArray(String[]::new));
  }

  /** A time with its sign; below a tenth of a microsecond nothing is measured. */
  private static String time(double seconds) {
    if (Math.abs(seconds) < 1e-7) {
      return "0 s";
    }
    return (seconds < 0 ? "-" : "") + Format.duration(Math.abs(seconds));
  }

  private String model() {
    ServiceFit fit = result.fit();
    return String.format(
        Locale.ROOT,
        "%.4g s * size^2 + %.4g s for pictures with sides of %.0f to %.0f pixels, R^2 = %.4f",
        fit.quadraticSeconds(),
        fit.constantSeconds(),
        sizes.min(),
        sizes.max(),
        fit.rSquared());
  }

  private String deaths() {
    int calls = result.calls().size() + result.deaths();
    return result.deaths() + " of " + calls + " tasks killed their worker";
  }

  /** What the head of the profile says. */
  List<String> comments(String command) {
    List<String> lines = new ArrayList<>();
    lines.add("Measured by: " + command);
    lines.add(
        result.startups().count()
            + " start-ups; "
            + result.calls().size()
            + " tasks; "
            + deaths()
            + "."
            + (result.complete() ? "" : " It was ended early."));
    lines.add("The service times of its tasks, for the workload of a scenario:");
    ServiceFit fit = result.fit();
    lines.add(
        String.format(
            Locale.ROOT,
            "  size: {min: %.0f, max: %.0f, quadratic: %.6g ns, constant: %.6g ms}   # R^2 = %.4f",
            sizes.min(),
            sizes.max(),
            fit.quadraticSeconds() * 1e9,
            fit.constantSeconds() * MILLIS,
            fit.rSquared()));
    return lines;
  }

  /** For {@code summary.json}. */
  Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("startup_s", describe(result.startups()));
    if (!result.stopSeconds().isEmpty()) {
      map.put("stop_s", describe(result.stops()));
    }
    map.put("overhead_s", describe(result.overheads()));
    map.put("service_s", describe(result.services()));
    ServiceFit fit = result.fit();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("quadratic_s", fit.quadraticSeconds());
    model.put("constant_s", fit.constantSeconds());
    model.put("r_squared", fit.rSquared());
    model.put("residual_s", describe(fit.residuals()));
    map.put("service_model", model);
    map.put("slowness", result.slowness());
    map.put("unequal", result.unequal());
    map.put("tasks", result.calls().size());
    map.put("deaths", result.deaths());
    return map;
  }

  private static Map<String, Object> describe(Quantiles quantiles) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("n", quantiles.count());
    map.put("min", quantiles.at(0));
    map.put("p05", quantiles.at(0.05));
    map.put("p50", quantiles.at(0.5));
    map.put("p95", quantiles.at(0.95));
    map.put("max", quantiles.at(1));
    return map;
  }

  /** Every measured task. */
  String csv() {
    StringBuilder csv = new StringBuilder("worker,size,service_s,overhead_s\n");
    for (MeasuredCall call : result.calls()) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%.9f,%.9f%n",
              call.worker() < 0 ? "" : call.worker(),
              call.size(),
              call.serviceSeconds(),
              call.overheadSeconds()));
    }
    return csv.toString();
  }
}
