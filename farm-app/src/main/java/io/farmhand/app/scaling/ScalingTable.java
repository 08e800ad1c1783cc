package io.farmhand.app.scaling;

import io.farmhand.app.view.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The points as text.
 *
 * @param points in ascending order of workers
 */
record ScalingTable(List<ScalingPoint> points) {
  private static final String ROW = "%8s %12s %10s %12s %18s";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        ROW.formatted("workers", "run time s", "speed-up", "efficiency", "published speed-up"));
    for (ScalingPoint point : points) {
      var published = ScalingPoint.published(point.workers());
      lines.add(
          ROW.formatted(
              point.workers(),
              Format.number(point.seconds(), 1),
              Format.number(point.speedUp(), 2),
              Format.percent(point.efficiency()),
              published.isPresent() ? Format.number(published.getAsDouble(), 1) : ""));
    }
    return lines;
  }

  String csv() {
    StringBuilder csv =
        new StringBuilder("workers,run_time_s,speed_up,efficiency,published_speed_up\n");
    for (ScalingPoint point : points) {
      var published = ScalingPoint.published(point.workers());
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%.3f,%.4f,%.4f,%s%n",
              point.workers(),
              point.seconds(),
              point.speedUp(),
              point.efficiency(),
              published.isPresent() ? Double.toString(published.getAsDouble()) : ""));
    }
    return csv.toString();
  }
}
