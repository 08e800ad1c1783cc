package io.farmhand.app.photos;

import io.farmhand.app.images.ImageException;
import io.farmhand.app.images.ImageResult;
import io.farmhand.app.images.ServiceTimeModel;
import io.farmhand.app.view.Format;
import io.farmhand.openfaas.TaskProblemException;
import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What came of the images of a run. Thread-safe. */
final class PhotoTally {
  private static final int FAILURES_KEPT = 1000;
  private static final double MEGA = 1e6;

  private final int skipped;
  private final ServiceTimeModel model;
  private final Map<String, Long> kinds = new TreeMap<>();
  private final List<Line> failures = new ArrayList<>();
  private long done;
  private long pixels;
  private long outputBytes;
  private long files;

  private record Line(String kind, String file, String problem) {}

  /** A tally of a run that leaves {@code skipped} images out. */
  PhotoTally(int skipped, ServiceTimeModel model) {
    this.skipped = skipped;
    this.model = model;
  }

  synchronized void add(Outcome<PhotoTask, ImageResult> outcome) {
    switch (outcome) {
      case Outcome.Completed<PhotoTask, ImageResult> completed -> {
        done++;
        pixels += completed.value().pixels();
        outputBytes += completed.value().outputBytes();
        // The sidecar is not listed.
        files += completed.value().outputs().size() + 1L;
      }
      case Outcome.Failed<PhotoTask, ImageResult> failed -> addFailure(failed);
      case Outcome.Cancelled<PhotoTask, ImageResult> _ -> {}
    }
  }

  private void addFailure(Outcome.Failed<PhotoTask, ImageResult> failed) {
    String kind = kind(failed.failure());
    kinds.merge(kind, 1L, Long::sum);
    if (failures.size() < FAILURES_KEPT) {
      failures.add(new Line(kind, failed.task().payload().name(), failed.failure().message()));
    }
  }

  private static String kind(Failure failure) {
    return switch (failure) {
      case Failure.TimedOut _ -> "timed-out";
      case Failure.Thrown thrown when thrown.error().getCause() instanceof ImageException e ->
          e.failure().kind();
      case Failure.Thrown(TaskProblemException told) -> ImageOrder.kind(told.type());
      case Failure.Thrown _, Failure.WorkerLost _, Failure.NotAccepted _ -> "other";
    };
  }

  /** Rows for the summary table. */
  synchronized void addRows(BiConsumer<String, String> rows) {
    String text = Format.count(done) + " processed";
    text +=
        skipped == 0
            ? ""
            : ", " + Format.count(skipped) + " skipped, done before (--force does them again)";
    rows.accept("Images", text);
    if (done > 0) {
      rows.accept(
          "Written",
          Format.count(files)
              + " files of "
              + Format.number(outputBytes / MEGA, 1)
              + " MB, from "
              + Format.number(pixels / MEGA, 1)
              + " megapixels");
      rows.accept("Service time", describeModel());
    }
    if (!kinds.isEmpty()) {
      List<String> each = new ArrayList<>();
      kinds.forEach((kind, count) -> each.add(kind + " " + Format.count(count)));
      rows.accept("Failed", String.join(", ", each));
    }
  }

  private String describeModel() {
    ServiceTimeModel.Fit fit = model.fit();
    String text =
        Format.duration(fit.baseSeconds())
            + " + "
            + Format.duration(fit.secondsPerUnit() * MEGA)
            + " a megapixel, as learned";
    return Double.isNaN(fit.rSquared())
        ? text
        : text + " (explains " + Format.percent(Math.max(0, fit.rSquared())) + " of the variance)";
  }

  /** The failures, those of a kind together; at most {@code most} of them. */
  synchronized List<String> failureLines(int most) {
    if (failures.isEmpty()) {
      return List.of();
    }
    int width = kinds.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Failed images");
    failures.stream()
        .sorted(Comparator.comparing(Line::kind).thenComparing(Line::file))
        .limit(most)
        .map(
            line ->
                "  "
                    + line.kind()
                    + " ".repeat(width - line.kind().length() + 2)
                    + line.file()
                    + ": "
                    + line.problem())
        .forEach(lines::add);
    long all = kinds.values().stream().mapToLong(Long::longValue).sum();
    if (all > most) {
      lines.add("  and " + Format.count(all - most) + " more, see tasks.csv");
    }
    return lines;
  }

  /** For the report. */
  synchronized Map<String, Object> describe() {
    ServiceTimeModel.Fit fit = model.fit();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("base_s", fit.baseSeconds());
    line.put("s_per_megapixel", fit.secondsPerUnit() * MEGA);
    line.put("r_squared", fit.rSquared());
    line.put("observations", fit.observations());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("processed", done);
    map.put("skipped", skipped);
    map.put("failed_by_kind", new TreeMap<>(kinds));
    map.put("input_pixels", pixels);
    map.put("output_bytes", outputBytes);
    map.put("service_time_model", line);
    return map;
  }
}
