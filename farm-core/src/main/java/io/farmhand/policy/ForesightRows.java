package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.Foresight;
import io.farmhand.control.PhasesInAnyOrder;
import io.farmhand.control.PhasesInAnyOrder.Phase;
import io.farmhand.control.Schedule;
import io.farmhand.control.Schedule.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rule knows in advance, as rows of numbers. */
final class ForesightRows {
  /** The rows, for messages. */
  static final String NAMES =
      "schedule.seconds, schedule.workers, schedule.arrivals, schedule.ends, schedule.rate,"
          + " phase.seconds, phase.N.arrivals, phase.N.now, phase.N.before, phase.after";

  private static final String SCHEDULE_SECONDS = "schedule.seconds";
  private static final String SCHEDULE_WORKERS = "schedule.workers";
  private static final String SCHEDULE_ARRIVALS = "schedule.arrivals";
  private static final String SCHEDULE_ENDS = "schedule.ends";
  private static final String SCHEDULE_RATE = "schedule.rate";
  private static final String PHASE_SECONDS = "phase.seconds";
  private static final String PHASE_AFTER = "phase.after";
  private static final String OF_A_PHASE = "phase\\.\\d{1,3}\\.(arrivals|now|before)";
  private static final List<String> ALWAYS =
      List.of(
          SCHEDULE_SECONDS,
          SCHEDULE_WORKERS,
          SCHEDULE_ARRIVALS,
          SCHEDULE_ENDS,
          SCHEDULE_RATE,
          PHASE_SECONDS,
          PHASE_AFTER);
  private static final double MOST_SECONDS = 1e6;

  private ForesightRows() {}

  static boolean isOne(String name) {
    return ALWAYS.contains(name) || name.matches(OF_A_PHASE);
  }

  static Optional<Foresight> read(Numbers numbers) {
    boolean scheduled = numbers.names().stream().anyMatch(name -> name.startsWith("schedule."));
    boolean phased = numbers.names().stream().anyMatch(name -> name.startsWith("phase."));
    Require.that(!(scheduled && phased), "rows", "schedule. and phase.", "of one of these kinds");
    if (scheduled) {
      return Optional.of(schedule(numbers));
    }
    return phased ? Optional.of(phases(numbers)) : Optional.empty();
  }

  private static Foresight schedule(Numbers numbers) {
    boolean counts =
        Stream.of(SCHEDULE_ARRIVALS, SCHEDULE_ENDS, SCHEDULE_RATE).anyMatch(numbers::has);
    return new Schedule(
        length(numbers, SCHEDULE_SECONDS),
        list(numbers, SCHEDULE_WORKERS),
        counts ? Optional.of(counts(numbers)) : Optional.empty());
  }

  private static Counts counts(Numbers numbers) {
    return new Counts(
        list(numbers, SCHEDULE_ARRIVALS), list(numbers, SCHEDULE_ENDS), numbers.one(SCHEDULE_RATE));
  }

  private static Foresight phases(Numbers numbers) {
    List<Phase> phases = new ArrayList<>();
    while (numbers.has(row(phases.size(), "arrivals"))) {
      int i = phases.size();
      phases.add(
          new Phase(
              list(numbers, row(i, "arrivals")),
              list(numbers, row(i, "now")),
              list(numbers, row(i, "before"))));
    }
    long others = numbers.names().stream().filter(name -> name.matches(OF_A_PHASE)).count();
    Require.that(others == 3L * phases.size(), "phase rows", others, "three for each of 0, 1, ...");
    return new PhasesInAnyOrder(length(numbers, PHASE_SECONDS), phases, numbers.one(PHASE_AFTER));
  }

  private static Duration length(Numbers numbers, String row) {
    double seconds = numbers.one(row);
    Require.that(seconds > 0 && seconds <= MOST_SECONDS, row, seconds, "above 0, at most 1e6");
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static List<Double> list(Numbers numbers, String row) {
    return Arrays.stream(numbers.row(row)).boxed().toList();
  }

  static void write(Foresight foresight, Numbers.Builder numbers) {
    switch (foresight) {
      case Schedule schedule -> {
        numbers.with(SCHEDULE_SECONDS, seconds(schedule.length()));
        numbers.with(SCHEDULE_WORKERS, row(schedule.workers()));
        schedule
            .counts()
            .ifPresent(
                counts -> {
                  numbers.with(SCHEDULE_ARRIVALS, row(counts.arrivals()));
                  numbers.with(SCHEDULE_ENDS, row(counts.ends()));
                  numbers.with(SCHEDULE_RATE, counts.perRate());
                });
      }
      case PhasesInAnyOrder phases -> {
        numbers.with(PHASE_SECONDS, seconds(phases.length()));
        for (int i = 0; i < phases.phases().size(); i++) {
          Phase phase = phases.phases().get(i);
          numbers.with(row(i, "arrivals"), row(phase.arrivalsPerSecond()));
          numbers.with(row(i, "now"), row(phase.now()));
          numbers.with(row(i, "before"), row(phase.before()));
        }
        numbers.with(PHASE_AFTER, phases.after());
      }
    }
  }

  private static String row(int phase, String what) {
    return "phase." + phase + "." + what;
  }

  private static double seconds(Duration length) {
    return length.toNanos() * 1e-9;
  }

  private static double[] row(List<Double> numbers) {
    return numbers.stream().mapToDouble(each -> each).toArray();
  }
}
