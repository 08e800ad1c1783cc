package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.PhasesInAnyOrder.Phase;
import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PhaseBeliefTest {
  private static final double LENGTH = 60;
  private static final List<List<Double>> RATES =
      List.of(List.of(1.5), List.of(7.5), List.of(3.0, 5.0), List.of(5.0, 3.0));
  private final PhaseBelief belief = new PhaseBelief(known());

  private static PhasesInAnyOrder known() {
    List<Phase> phases =
        IntStream.range(0, RATES.size())
            .mapToObj(
                i ->
                    new Phase(
                        RATES.get(i),
                        List.of(10.0 * i, 10.0 * i + 6),
                        List.of(i == 1 ? 3.0 : 0.0, i == 1 ? 3.0 : 0.0)))
            .toList();
    return new PhasesInAnyOrder(Duration.ofSeconds((long) LENGTH), phases, 7);
  }

  private double look(double time, double accepted) {
    return belief.workers(
        SampleObservation.idle().totals(Math.round(accepted), 0, 0).at(time).build());
  }

  @Test
  void knowsNothingBeforeTheFirstArrivals() {
    assertThat(belief.now()).containsExactly(0.25, 0.25, 0.25, 0.25);
    assertThat(belief.next()).containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void takesAFewSecondsToTellPhasesApart() {
    look(12, 90);
    assertThat(belief.now()[1]).as("7.5 a second").isGreaterThan(0.99);
    assertThat(belief.next()[1]).isLessThan(0.01);
    assertThat(belief.next()[0]).as("one of three").isCloseTo(1 / 3.0, within(0.01));
  }

  @Test
  void weighsTheWorkersOfWhatItBelieves() {
    assertThat(look(30, 225)).as("half of the way from 10 to 16").isCloseTo(13, within(0.01));
    look(60, 450);
    assertThat(look(75, 472)).as("a quarter of the way from 0 to 6").isCloseTo(1.5, within(0.05));
  }

  @Test
  void preparesForWhatCanComeNext() {
    assertThat(look(30, 45)).as("3, and 3 x 1/3").isCloseTo(4, within(0.01));
    look(60, 90);
    look(120, 330);
    assertThat(belief.next()[1] + belief.now()[1]).isCloseTo(1, within(1e-9));
  }

  @Test
  void saysWhatComesAfterTheLastPhase() {
    look(50, 75);
    assertThat(look(500, 1140)).isEqualTo(7);
    assertThat(belief.now()).containsOnly(0);
  }

  @Property(tries = 200)
  void beliefsSumToOneUntilThePhasesAreOver(
      @ForAll @IntRange(max = 23) int order, @ForAll long seed) {
    assertThat(share(order, seed)).isBetween(0.0, 1.0);
  }

  /** Two of the four phases differ in where their halves lie alone, and can be mistaken. */
  @Test
  void followsPhasesInWhateverOrder() {
    double[] shares =
        IntStream.range(0, 2400).mapToDouble(i -> share(i % 24, i)).sorted().toArray();
    assertThat(Arrays.stream(shares).average().orElseThrow()).isGreaterThan(0.97);
    assertThat(shares[24]).as("one run in a hundred").isGreaterThan(0.75);
  }

  /** The mean belief of a run in the phase that it is. */
  private static double share(int order, long seed) {
    RandomGenerator random = new Random(seed);
    PhaseBelief own = new PhaseBelief(known());
    List<Integer> phases = permutation(order);
    double accepted = 0;
    double hits = 0;
    for (int step = 1; step <= 60; step++) {
      double end = 4.0 * step;
      int phase = phases.get((int) ((end - 4) / LENGTH));
      List<Double> rates = RATES.get(phase);
      double share = (end - 4) % LENGTH / LENGTH;
      double mean = 4 * rates.get((int) (share * rates.size()));
      accepted += Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
      own.workers(SampleObservation.idle().totals((int) accepted, 0, 0).at(end).build());
      double sum = IntStream.range(0, 4).mapToDouble(i -> own.now()[i]).sum();
      assertThat(sum).isCloseTo(end < 240 ? 1 : 0, within(1e-9));
      hits += end % LENGTH == 0 ? 0 : own.now()[phase];
    }
    return hits / 56;
  }

  private static List<Integer> permutation(int number) {
    List<Integer> order = new ArrayList<>();
    int rest = number;
    for (int size = 1; size <= 4; size++) {
      order.add(rest % size, size - 1);
      rest /= size;
    }
    return order;
  }
}
