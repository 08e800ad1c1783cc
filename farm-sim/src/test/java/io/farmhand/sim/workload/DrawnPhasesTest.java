package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.stats.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The schedule of {@code paper-random}. */
class DrawnPhasesTest {
  private static final String SCENARIO = "paper-random";
  private static final int SEEDS = 4000;

  private final PhasedWorkload workload = PaperWorkload.of(SCENARIO);

  private static List<Trace> traces() {
    TraceGenerator generator = PaperWorkload.generator(SCENARIO);
    List<Trace> traces = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      traces.add(generator.generate(RandomStreams.of(seed)));
    }
    return traces;
  }

  @Property(tries = 300)
  void phasesFollowOneAnotherWithTheLengthsTheyMayHave(@ForAll long seed) {
    Trace trace = PaperWorkload.trace(SCENARIO, seed);
    assertThat(trace.scheduleSeconds()).isBetween(200.0, 280.0);
    double start = 0;
    for (Trace.Span span : trace.spans()) {
      assertThat(span.startSeconds()).isEqualTo(start);
      double length = span.endSeconds() - start;
      Phase phase = phase(span.name());
      double least = span.equals(trace.spans().getLast()) ? 0 : phase.seconds().least() - 1e-9;
      assertThat(length).isBetween(least, phase.seconds().most() + 1e-9);
      start = span.endSeconds();
    }
  }

  @Property(tries = 300)
  void everyTaskArrivesInItsPhase(@ForAll long seed) {
    Trace trace = PaperWorkload.trace(SCENARIO, seed);
    for (int i = 0; i < trace.size(); i++) {
      Trace.Span span = trace.spans().get(trace.phase(i));
      assertThat(trace.arrivalSeconds(i))
          .isBetween(span.startSeconds() - 1e-9, span.endSeconds() + 1e-9);
    }
  }

  private Phase phase(String name) {
    return workload.phases().stream()
        .filter(phase -> phase.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void phasesComeAsOftenAsTheirWeightSays() {
    Map<String, Integer> first = new HashMap<>();
    traces().forEach(trace -> first.merge(trace.spans().getFirst().name(), 1, Integer::sum));
    PhaseOrder.Drawn order = (PhaseOrder.Drawn) workload.order();
    double sum = order.weights().stream().mapToDouble(Double::doubleValue).sum();
    for (int i = 0; i < workload.phases().size(); i++) {
      double share = order.weights().get(i) / sum;
      double error = Math.sqrt(share * (1 - share) / SEEDS);
      assertThat((double) first.getOrDefault(workload.phases().get(i).name(), 0) / SEEDS)
          .isCloseTo(share, within(5 * error));
    }
  }

  @Test
  void thereAreAsManyTasksAsInThePaperOnAverageAndTheyVary() {
    Sample tasks = Sample.of(traces().stream().mapToDouble(Trace::size).toArray());
    assertThat(tasks.mean()).isCloseTo(1140, within(20.0));
    assertThat(tasks.mean()).isCloseTo(workload.expectedTasks(), within(40.0));
    assertThat(tasks.sd()).isGreaterThan(100);
  }

  /** Neither time nor the tasks so far tell how long the load goes on, nor what follows. */
  @Test
  void whatHasHappenedDoesNotTellWhenTheLoadEnds() {
    List<Trace> traces = traces();
    double[] ends = traces.stream().mapToDouble(Trace::scheduleSeconds).toArray();
    double[] arrived = traces.stream().mapToDouble(trace -> arrivedBefore(trace, 190)).toArray();
    double[] changes = traces.stream().mapToDouble(trace -> phasesBefore(trace, 190)).toArray();
    assertThat(correlation(ends, arrived)).isCloseTo(0, within(5 / Math.sqrt(SEEDS)));
    assertThat(correlation(ends, changes)).isCloseTo(0, within(5 / Math.sqrt(SEEDS)));
    Sample length = Sample.of(ends);
    assertThat(length.mean()).isCloseTo(240, within(5 * length.standardError()));
    assertThat(length.sd()).isCloseTo(80 / Math.sqrt(12), within(1.0));
  }

  private static long arrivedBefore(Trace trace, double seconds) {
    long count = 0;
    while (count < trace.size() && trace.arrivalSeconds((int) count) < seconds) {
      count++;
    }
    return count;
  }

  private static long phasesBefore(Trace trace, double seconds) {
    return trace.spans().stream().filter(span -> span.startSeconds() < seconds).count();
  }

  private static double correlation(double[] one, double[] other) {
    Sample first = Sample.of(one);
    Sample second = Sample.of(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - first.mean()) * (other[i] - second.mean());
    }
    return sum / ((one.length - 1) * first.sd() * second.sd());
  }

  @Test
  void aTraceIsAtOneLevelThroughout() {
    PhasedWorkload even =
        new PhasedWorkload(
            List.of(
                new Phase.Steady("first", Range.of(500), Range.of(4)),
                new Phase.Ramp("second", Range.of(500), Range.of(2), Range.of(6))),
            PhaseOrder.LISTED,
            new Range(0.5, 1.5),
            new ArrivalProcess.Poisson(),
            workload.service(),
            workload.deadline(),
            0);
    TraceGenerator generator = TraceGenerator.of(even);
    double least = 2;
    double most = 0;
    for (long seed = 0; seed < 200; seed++) {
      int[] counts = PaperWorkload.countsPerPhase(generator.generate(RandomStreams.of(seed)));
      double level = (counts[0] + counts[1]) / even.expectedTasks();
      least = Math.min(least, level);
      most = Math.max(most, level);
      assertThat(counts[0] - counts[1])
          .as("both phases expect as many tasks, %d and %d", counts[0], counts[1])
          .isBetween((int) (-5 * Math.sqrt(4000 * level)), (int) (5 * Math.sqrt(4000 * level)));
    }
    assertThat(even.expectedTasks()).isEqualTo(4000);
    assertThat(least).isBetween(0.46, 0.55);
    assertThat(most).isBetween(1.45, 1.54);
  }

  @Test
  void refusesWeightsThatDoNotFitThePhases() {
    PhaseOrder order = new PhaseOrder.Drawn(Range.of(60), List.of(1.0));
    assertThatThrownBy(
            () ->
                new PhasedWorkload(
                    workload.phases(),
                    order,
                    workload.level(),
                    workload.arrivals(),
                    workload.service(),
                    workload.deadline(),
                    0))
        .hasMessage("weights = [1.0], must be one for each of the 6 phases");
  }
}
