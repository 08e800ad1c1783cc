package io.farmhand.lab.overhead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The result of a comparison as a Markdown table. */
public final class Table {
  private final Map<Contender, List<Round>> measured;
  private final List<Round> limit;

  /** A table of the rounds of each contender; {@link Contenders#LIMIT} must be among them. */
  public Table(Map<Contender, List<Round>> measured) {
    this.measured = measured;
    this.limit =
        measured.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(Contenders.LIMIT))
            .map(entry -> undisturbed(entry.getValue()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("'" + Contenders.LIMIT + "' was not measured"));
  }

  /**
   * Medians over the undisturbed rounds, or over all where none was, and the range of the rates.
   * The share of its CPU time that goes into the tasks themselves hardly depends on what else the
   * machine does.
   */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| contender | M tasks/s | min..max | of the limit | CPU ns/task | of its CPU |");
    text.append(" bytes/task | undisturbed |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
    measured.forEach((contender, rounds) -> text.append(row(contender.name(), rounds)));
    return text.toString();
  }

  private String row(String name, List<Round> all) {
    List<Round> rounds = undisturbed(all);
    double[] rates = rounds.stream().mapToDouble(Round::tasksPerSecond).sorted().toArray();
    double cpu = median(rounds, Round::cpuNanosPerTask);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f..%.2f | %.1f %% | %.0f | %.0f %% | %.0f | %d of %d |%n",
        name,
        median(rates) / 1e6,
        rates[0] / 1e6,
        rates[rates.length - 1] / 1e6,
        100 * median(rates) / median(limit, Round::tasksPerSecond),
        cpu,
        100 * median(limit, Round::cpuNanosPerTask) / cpu,
        median(rounds, Round::bytesPerTask),
        all.stream().filter(Round::isUndisturbed).count(),
        all.size());
  }

  private static List<Round> undisturbed(List<Round> rounds) {
    List<Round> undisturbed = rounds.stream().filter(Round::isUndisturbed).toList();
    return undisturbed.isEmpty() ? rounds : undisturbed;
  }

  /** The median of what {@code figure} says of the rounds; NaN when there are none. */
  public static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
