package io.farmhand.app.twin;

import io.farmhand.app.view.Format;
import io.farmhand.app.view.Prose;
import io.farmhand.app.view.Table;
import io.farmhand.sim.stats.Interval;
import io.farmhand.sim.stats.Sample;
import io.farmhand.sim.stats.StudentT;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far live runs and simulations of the same seeds are apart: the mean of the paired differences
 * with its 95 % interval by Student's t.
 *
 * @param pairs at least one
 */
record TwinComparison(List<TwinPair> pairs) {
  /** More are not asked for by number. */
  private static final int MOST_SEEDS = 1000;

  static final List<Measure> MEASURES =
      List.of(Measure.QOS, Measure.TARGET, Measure.WORKERS_MEAN, Measure.ACTIONS);

  /** Whether there are enough pairs for intervals. */
  boolean hasIntervals() {
    return pairs.size() > 1;
  }

  /** Live less simulated. */
  Sample difference(Measure measure) {
    return Sample.ofDifferences(
        pairs.stream().mapToDouble(pair -> pair.live(measure)).toArray(),
        pairs.stream().mapToDouble(pair -> pair.simulated(measure)).toArray());
  }

  /** Whether the mean difference is within its margin, as far as its interval tells. */
  Verdict verdict(Measure measure) {
    if (Double.isInfinite(measure.margin())) {
      return Verdict.WITHIN;
    }
    if (!hasIntervals()) {
      return Verdict.OPEN;
    }
    Interval interval = difference(measure).interval();
    if (interval.low() >= -measure.margin() && interval.high() <= measure.margin()) {
      return Verdict.WITHIN;
    }
    return interval.low() > measure.margin() || interval.high() < -measure.margin()
        ? Verdict.BEYOND
        : Verdict.OPEN;
  }

  /** The same for all measures together: the worst of theirs. */
  Verdict verdict() {
    return MEASURES.stream().map(this::verdict).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** The verdict in a sentence, with what to do where it is open. */
  String sentence() {
    return switch (verdict()) {
      case WITHIN -> "They agree: the intervals of the mean differences lie within their margins.";
      case BEYOND -> "They do not agree: an interval lies beyond its margin.";
      case OPEN ->
          hasIntervals()
              ? "Not decided: an interval reaches across the end of its margin. " + more()
              : "Not decided: intervals need two seeds at least.";
    };
  }

  /** So many seeds that their intervals would be within, if they vary as those that there are. */
  private String more() {
    int most = pairs.size() + 1;
    for (Measure measure : MEASURES) {
      if (verdict(measure) == Verdict.OPEN) {
        most = Math.max(most, needed(difference(measure), measure.margin()));
      }
    }
    return most > MOST_SEEDS
        ? "More seeds (--seeds) would tell."
        : "About " + most + " seeds (--seeds) would tell, if they vary as these do.";
  }

  private static int needed(Sample difference, double margin) {
    double room = margin - Math.abs(difference.mean());
    int seeds = 2;
    while (seeds <= MOST_SEEDS
        && StudentT.quantile(0.975, seeds - 1.0) * difference.sd() / Math.sqrt(seeds) > room) {
      seeds++;
    }
    return seeds;
  }

  List<String> lines(String plusMinus, int width) {
    List<String> headings = new ArrayList<>(List.of("seed"));
    MEASURES.forEach(measure -> headings.addAll(List.of(measure.title(), "simulated")));
    headings.add("load average");
    Table table = new Table(headings.toArray(String[]::new));
    for (TwinPair pair : pairs) {
      List<String> cells = new ArrayList<>(List.of(Long.toString(pair.seed())));
      for (Measure measure : MEASURES) {
        cells.add(Format.number(pair.live(measure), measure.decimals()));
        cells.add(Format.number(pair.simulated(measure), measure.decimals()));
      }
      cells.add(pair.load() < 0 ? "-" : Format.number(pair.load(), 1));
      table.add(cells.toArray(String[]::new));
    }
    List<String> lines = new ArrayList<>(table.lines(width));
    lines.add("");
    lines.addAll(differences(plusMinus, width));
    lines.add("");
    lines.addAll(Prose.wrapped(sentence(), width));
    return lines;
  }

  private List<String> differences(String plusMinus, int width) {
    Table table = new Table("live less simulated", "mean", "95 % interval", "margin", "within");
    for (Measure measure : MEASURES) {
      Sample difference = difference(measure);
      boolean free = Double.isInfinite(measure.margin());
      table.add(
          measure.title(),
          signed(difference.mean(), measure),
          hasIntervals() ? interval(measure) : "needs two seeds",
          free ? "" : plusMinus + " " + Format.number(measure.margin(), 1),
          free ? "" : verdict(measure).shown());
    }
    return table.lines(width);
  }

  private String interval(Measure measure) {
    Interval interval = difference(measure).interval();
    return signed(interval.low(), measure) + " .. " + signed(interval.high(), measure);
  }

  private static String signed(double value, Measure measure) {
    return Format.signed(value, measure.decimals());
  }

  /** With the names of {@code summary.json}. */
  Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Measure measure : MEASURES) {
      Sample difference = difference(measure);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("mean", difference.mean());
      one.put("sd", difference.sd());
      if (hasIntervals()) {
        one.put("ci95_low", difference.interval().low());
        one.put("ci95_high", difference.interval().high());
      }
      if (Double.isFinite(measure.margin())) {
        one.put("margin", measure.margin());
        one.put("within", verdict(measure).known());
      }
      map.put(measure.key(), one);
    }
    return map;
  }

  /** A row for each seed. */
  String csv() {
    StringBuilder csv = new StringBuilder("seed");
    for (Measure measure : MEASURES) {
      csv.append(",live_").append(measure.key()).append(",simulated_").append(measure.key());
    }
    csv.append('\n');
    for (TwinPair pair : pairs) {
      csv.append(pair.seed());
      for (Measure measure : MEASURES) {
        csv.append(
            String.format(Locale.ROOT, ",%.6f,%.6f", pair.live(measure), pair.simulated(measure)));
      }
      csv.append('\n');
    }
    return csv.toString();
  }
}
