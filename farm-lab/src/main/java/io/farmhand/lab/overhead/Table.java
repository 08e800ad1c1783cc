package io.farmhand.lab.overhead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
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
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("'" + Contenders.LIMIT + "' was not measured"));
  }

  /**
   * Medians over the rounds, and the range of the rates. A share is the median of the rates divided
   * by the limit's in the same round. The share of its CPU time that goes into the tasks themselves
   * hardly depends on what else the machine does.
   */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| contender | M tasks/s | min..max | of the limit | CPU ns/task | of its CPU | bytes/task |\n");
    text.append("|---|---:|---:|---:|---:|---:|---:|\n");
    measured.forEach((contender, rounds) -> text.append(row(contender.name(), rounds)));
    return text.toString();
  }

  private String row(String name, List<Round> rounds) {
    double[] rates = sorted(rounds, (round, _) -> round.tasksPerSecond() / 1e6);
    double[] shares =
        sorted(rounds, (round, best) -> round.tasksPerSecond() / best.tasksPerSecond());
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f..%.2f | %.1f %% | %.0f | %.0f %% | %.0f |%n",
        name,
        median(rates),
        rates[0],
        rates[rates.length - 1],
        100 * median(shares),
        median(rounds, Round::cpuNanosPerTask),
        100 * median(limit, Round::cpuNanosPerTask) / median(rounds, Round::cpuNanosPerTask),
        median(rounds, Round::bytesPerTask));
  }

  /** The median of what {@code figure} says of the rounds; NaN when there are none. */
  public static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return median(rounds.stream().mapToDouble(figure).sorted().toArray());
  }

  private double[] sorted(List<Round> rounds, ToDoubleBiFunction<Round, Round> figure) {
    double[] figures = new double[rounds.size()];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = figure.applyAsDouble(rounds.get(i), limit.get(i));
    }
    Arrays.sort(figures);
    return figures;
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
