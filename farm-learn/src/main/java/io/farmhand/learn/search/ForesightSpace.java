package io.farmhand.learn.search;

import io.farmhand.check.Require;
import io.farmhand.control.Foresight;
import io.farmhand.control.PhasesInAnyOrder;
import io.farmhand.control.Schedule;
import io.farmhand.control.Schedule.Counts;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.ArrivalProcess;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.PhaseOrder;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.RateCurve;
import io.farmhand.sim.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The numbers of what a rule knows in advance, those of workers in tens. */
sealed interface ForesightSpace {
  /** How many workers one is. */
  int TEN = 10;

  /** The names of the numbers. */
  List<String> names();

  /** Numbers to begin with. */
  double[] start();

  /** What is known with these numbers. */
  Foresight foresight(double[] numbers);

  /** {@code count} numbers from {@code from} on, in workers. */
  private static List<Double> workers(double[] numbers, int from, int count) {
    return Arrays.stream(numbers, from, from + count).map(each -> TEN * each).boxed().toList();
  }

  /**
   * A schedule.
   *
   * @param length time from the first decision to the last knot
   * @param knots at least 2
   * @param workers all of it at first
   * @param counts how many tasks come by when, if that is known
   */
  record OfSchedule(Duration length, int knots, double workers, Optional<Counts> counts)
      implements ForesightSpace {
    private static final double PART_SECONDS = 4;

    public OfSchedule {
      Require.that(knots >= 2, "knots", knots, "at least 2");
    }

    /** With what the scenario tells of arrivals: nothing where their number varies. */
    static OfSchedule of(Scenario scenario, Duration length, int knots, double workers) {
      return new OfSchedule(length, knots, workers, counts(scenario, length.toNanos() * 1e-9));
    }

    private static Optional<Counts> counts(Scenario scenario, double seconds) {
      if (!(scenario.workload() instanceof PhasedWorkload phased)
          || !(phased.order() instanceof PhaseOrder.Listed)
          || !(phased.arrivals() instanceof ArrivalProcess.Exact)
          || !phased.phases().stream().allMatch(Phase::isFixed)) {
        return Optional.empty();
      }
      double first = scenario.control().firstDecision().toNanos() * 1e-9;
      int parts = (int) Math.max(1, Math.round(seconds / PART_SECONDS));
      List<Double> arrivals =
          IntStream.rangeClosed(0, parts)
              .mapToObj(i -> arrived(phased.phases(), first + i * seconds / parts))
              .toList();
      return Optional.of(new Counts(arrivals, ends(phased.phases(), first), 0));
    }

    private static List<Double> ends(List<Phase> phases, double first) {
      List<Double> ends = new ArrayList<>();
      double end = -first;
      for (Phase phase : phases) {
        end += phase.seconds().middle();
        ends.add(end);
      }
      return ends;
    }

    private static double arrived(List<Phase> phases, double time) {
      double arrived = 0;
      double begin = 0;
      for (Phase phase : phases) {
        double length = phase.seconds().middle();
        double passed = Math.clamp(time - begin, 0, length);
        arrived += phase.middle().expectedArrivals(0, passed);
        begin += length;
      }
      return arrived;
    }

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>();
      IntStream.range(0, knots).forEach(i -> names.add("schedule_" + i));
      counts.ifPresent(known -> names.add("rate"));
      return names;
    }

    @Override
    public double[] start() {
      double[] numbers = new double[names().size()];
      Arrays.fill(numbers, 0, knots, workers / TEN);
      return numbers;
    }

    @Override
    public Foresight foresight(double[] numbers) {
      return new Schedule(
          length,
          ForesightSpace.workers(numbers, 0, knots),
          counts.map(known -> known.withRate(TEN * numbers[knots])));
    }
  }

  /**
   * Workers for each of the phases that a load has in any order.
   *
   * @param length of each phase
   * @param rates arrivals per second in equal parts of each phase
   * @param workers in each of them at first
   */
  record OfPhases(Duration length, List<List<Double>> rates, double workers)
      implements ForesightSpace {
    private static final int NOW = 3;
    private static final int BEFORE = 2;
    private static final int PARTS = 30;

    static OfPhases of(Workload workload, double workers) {
      if (!(workload instanceof PhasedWorkload phased)
          || !phased.phases().stream().allMatch(Phase::isFixed)
          || phased.phases().stream().map(Phase::seconds).distinct().count() != 1
          || phased.phases().size() < 2) {
        throw new IllegalArgumentException(
            "workload = phases that vary, must be at least two fixed phases of the same length");
      }
      double seconds = phased.phases().getFirst().seconds().middle();
      return new OfPhases(
          Duration.ofNanos(Math.round(seconds * 1e9)),
          phased.phases().stream().map(phase -> rates(phase, seconds)).toList(),
          workers);
    }

    private static List<Double> rates(Phase phase, double seconds) {
      RateCurve curve = phase.middle();
      double part = seconds / PARTS;
      return IntStream.range(0, PARTS)
          .mapToObj(i -> curve.expectedArrivals(i * part, (i + 1) * part) / part)
          .toList();
    }

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>();
      for (int phase = 0; phase < rates.size(); phase++) {
        for (int i = 0; i < NOW; i++) {
          names.add("now_" + phase + "_" + i);
        }
        for (int i = 0; i < BEFORE; i++) {
          names.add("before_" + phase + "_" + i);
        }
      }
      names.add("after");
      return names;
    }

    @Override
    public double[] start() {
      List<Double> numbers = new ArrayList<>();
      rates.forEach(
          each -> {
            numbers.addAll(Collections.nCopies(NOW, workers / TEN));
            numbers.addAll(Collections.nCopies(BEFORE, 0.0));
          });
      numbers.add(workers / TEN);
      return numbers.stream().mapToDouble(each -> each).toArray();
    }

    @Override
    public Foresight foresight(double[] numbers) {
      List<PhasesInAnyOrder.Phase> phases = new ArrayList<>();
      for (List<Double> rate : rates) {
        int from = phases.size() * (NOW + BEFORE);
        phases.add(
            new PhasesInAnyOrder.Phase(
                rate,
                ForesightSpace.workers(numbers, from, NOW),
                ForesightSpace.workers(numbers, from + NOW, BEFORE)));
      }
      return new PhasesInAnyOrder(length, phases, TEN * numbers[numbers.length - 1]);
    }
  }
}
