package io.farmhand.app.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How fast tasks arrive: phases of constant rates, one after the other.
 *
 * @param phases at least one; all but the last have an end
 */
public record Pace(List<Phase> phases) {
  private static final Pattern PHASE =
      Pattern.compile("\\s*(\\d{1,6}(?:\\.\\d{1,6})?)\\s*/\\s*(s|min|h)\\s*(?::(.*))?");
  private static final double MOST_PER_SECOND = 100_000;

  /**
   * A time of constant rate.
   *
   * @param arrivalsPerSecond at least 0; above 0 if it has no end
   * @param lengthSeconds how long it lasts; not a number for a phase without end
   */
  public record Phase(double arrivalsPerSecond, double lengthSeconds) {
    /** A phase with an end. */
    public static Phase of(double arrivalsPerSecond, double lengthSeconds) {
      return new Phase(arrivalsPerSecond, lengthSeconds);
    }

    boolean isEndless() {
      return Double.isNaN(lengthSeconds);
    }

    private String text() {
      String rate = String.format(Locale.ROOT, "%.3g/s", arrivalsPerSecond);
      return isEndless() ? rate : rate + String.format(Locale.ROOT, " for %.3g s", lengthSeconds);
    }
  }

  public Pace {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("phases = [], must be at least one");
    }
  }

  /**
   * The pace of a text: {@code 8/s}, or phases such as {@code 2/s:5s,10/s:10s,2/s:5s}.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  public static Pace parse(String text) {
    List<Phase> phases = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!phases.isEmpty() && phases.getLast().isEndless()) {
        throw wrong("must have an end for every phase but the last", text);
      }
      phases.add(phase(part, text));
    }
    return new Pace(phases);
  }

  private static Phase phase(String part, String text) {
    Matcher phase = PHASE.matcher(part);
    if (!phase.matches()) {
      throw wrong("must be a rate such as 8/s or 30/min, or phases such as 2/s:5s,10/s:10s", text);
    }
    double unitSeconds =
        switch (phase.group(2)) {
          case "s" -> 1;
          case "min" -> 60;
          default -> 3600;
        };
    double rate = Double.parseDouble(phase.group(1)) / unitSeconds;
    double length =
        phase.group(3) == null ? Double.NaN : Durations.parse(phase.group(3)).toNanos() * 1e-9;
    if (rate > MOST_PER_SECOND || (rate == 0 && Double.isNaN(length)) || length == 0) {
      throw wrong("must have rates up to 100000/s, not 0 without end, for longer than 0", text);
    }
    return new Phase(rate, length);
  }

  private static IllegalArgumentException wrong(String rule, String text) {
    return new IllegalArgumentException(rule + ", found '" + text + "'");
  }

  /** Whether there is an end. */
  public boolean ends() {
    return !phases.getLast().isEndless();
  }

  /** How many tasks arrive until the end; meaningful only if there is one. */
  public long count() {
    double arrivals = 0;
    for (Phase phase : phases) {
      arrivals += phase.arrivalsPerSecond() * phase.lengthSeconds();
    }
    return Math.round(Math.floor(arrivals + 1e-9));
  }

  /** How long tasks arrive; meaningful only if there is an end. */
  public Duration length() {
    double seconds = phases.stream().mapToDouble(Phase::lengthSeconds).sum();
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /**
   * When a task arrives, in nanoseconds from the start.
   *
   * @param index of the task from 0, below {@link #count()} if there is an end
   */
  public long arrivalNanos(long index) {
    double start = 0;
    double before = 0;
    for (Phase phase : phases) {
      // Tasks are spread evenly; each comes in the middle of its share of the time.
      double rest = index + 0.5 - before;
      double arrivals = phase.arrivalsPerSecond() * phase.lengthSeconds();
      if (phase.isEndless() || rest <= arrivals) {
        return Math.round((start + rest / phase.arrivalsPerSecond()) * 1e9);
      }
      before += arrivals;
      start += phase.lengthSeconds();
    }
    return Math.round(start * 1e9);
  }

  @Override
  public String toString() {
    return phases.stream().map(Phase::text).collect(Collectors.joining(", then "));
  }
}
