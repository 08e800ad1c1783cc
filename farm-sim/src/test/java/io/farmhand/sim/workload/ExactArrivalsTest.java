package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Sampling;
import io.farmhand.sim.stats.Sample;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ExactArrivalsTest {
  private static final int SEEDS = 2000;

  @Property(tries = 400)
  void everyPhaseOfThePaperEndsOnItsCount(@ForAll long seed) {
    for (String scenario : new String[] {"paper", "paper-as-run"}) {
      Trace trace = PaperWorkload.trace(scenario, seed);
      assertThat(PaperWorkload.countsPerPhase(trace)).containsExactly(90, 450, 300, 300);
    }
  }

  @Property(tries = 200)
  void arrivalsAreInOrderAndNotBeforeTheirPhase(@ForAll long seed) {
    Trace trace = PaperWorkload.trace("paper", seed);
    for (int i = 0; i < trace.size(); i++) {
      assertThat(trace.arrivalSeconds(i)).isGreaterThan(i == 0 ? 0 : trace.arrivalSeconds(i - 1));
      assertThat(trace.arrivalSeconds(i))
          .isGreaterThan(trace.spans().get(trace.phase(i)).startSeconds());
    }
  }

  @Property(tries = 300)
  void anyPhaseEndsOnItsRoundedExpectation(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.5, max = 90) double seconds,
      @ForAll @DoubleRange(min = 0, max = 20) double from,
      @ForAll @DoubleRange(min = 0, max = 20) double to,
      @ForAll @DoubleRange(min = 0.2, max = 7) double window) {
    Phase phase = new Phase.Ramp("ramp", seconds, from, to);
    ArrivalBuffer buffer = new ArrivalBuffer(1);
    RandomGenerator random = RandomStreams.of(seed).stream("arrivals");
    exact(phase, window).draw(100, 0, random, buffer);
    assertThat(buffer.count()).isEqualTo((int) Math.round(phase.expectedArrivals()));
  }

  @Test
  void aPhaseThatRunsDryStillGetsItsCount() {
    Phase phase = new Phase.Ramp("down", 10, 4, 0);
    for (long seed = 0; seed < 500; seed++) {
      ArrivalBuffer buffer = new ArrivalBuffer(64);
      exact(phase, 1).draw(0, 0, RandomStreams.of(seed).stream("arrivals"), buffer);
      assertThat(buffer.count()).isEqualTo(20);
    }
  }

  /** Window means are compared within five standard errors of their own. */
  @Test
  void flatVariantKeepsItsRateInEveryWindow() {
    Sample[] windows = windows("paper-as-run", 8);
    for (int w = 15; w < 30; w++) {
      double rate = windows[w].mean() / 8;
      // Spilled arrivals move load from one second to the next, so the first window lacks a little.
      assertThat(rate).isCloseTo(5, within(5 * windows[w].standardError() / 8 + 0.12));
      assertThat(rate).isBetween(4.2, 5.8);
    }
    for (int w = 1; w < 7; w++) {
      assertThat(windows[w].mean() / 8).isCloseTo(1.5, within(0.15));
    }
    for (int w = 8; w < 15; w++) {
      assertThat(windows[w].mean() / 8).isCloseTo(7.5, within(0.15));
    }
  }

  @Test
  void windowsOfTheFlatVariantVaryAsPoissonCountsDo() {
    Sample[] windows = windows("paper-as-run", 8);
    for (int w = 16; w < 21; w++) {
      double dispersion = windows[w].sd() * windows[w].sd() / windows[w].mean();
      assertThat(dispersion).isBetween(0.75, 1.25);
    }
  }

  @Test
  void oscillationsFollowTheirSine() {
    Sample[] seconds = windows("paper", 1);
    PhasedWorkload workload = PaperWorkload.of("paper");
    for (int s = 120; s < 240; s++) {
      Phase phase = workload.phases().get(s / 60);
      double expected = phase.draw(60, Range.MIDDLE).expectedArrivals(s % 60, s % 60 + 1);
      // Up to a quarter of a second's arrivals spill into the next one.
      assertThat(seconds[s].mean())
          .isCloseTo(expected, within(5 * seconds[s].standardError() + 0.35));
    }
    assertThat(mean(seconds, 130, 140)).isGreaterThan(6.5).isLessThan(7.6);
    assertThat(mean(seconds, 160, 170)).isGreaterThan(2.4).isLessThan(3.5);
    for (int cycle = 0; cycle < 4; cycle++) {
      int start = 180 + 15 * cycle;
      assertThat(mean(seconds, start + 2, start + 6)).isGreaterThan(7.5);
      assertThat(mean(seconds, start + 10, start + 14)).isLessThan(2.5);
    }
  }

  @Test
  void gapsInsideAWindowAreExponentialWithItsMeanGap() {
    Phase phase = new Phase.Steady("steady", 1, 1000);
    ArrivalBuffer buffer = new ArrivalBuffer(1000);
    RandomGenerator random = RandomStreams.of(9).stream("arrivals");
    exact(phase, 1).draw(5, 0, random, buffer);
    RandomGenerator again = RandomStreams.of(9).stream("arrivals");
    assertThat(buffer.times()[0]).isEqualTo(5 + 0.001 * Sampling.exponential(again));
    assertThat(buffer.times()[999]).isCloseTo(6, within(5 / Math.sqrt(1000)));
  }

  private static ExactArrivals exact(Phase phase, double window) {
    double seconds = phase.seconds().least();
    return new ExactArrivals(phase.draw(seconds, Range.MIDDLE), seconds, window);
  }

  private static double mean(Sample[] seconds, int from, int to) {
    double sum = 0;
    for (int s = from; s < to; s++) {
      sum += seconds[s].mean();
    }
    return sum / (to - from);
  }

  private static Sample[] windows(String scenario, double length) {
    TraceGenerator generator = PaperWorkload.generator(scenario);
    int windows = (int) Math.ceil(240 / length);
    double[][] counts = new double[windows][SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      int[] drawn =
          PaperWorkload.countsPerWindow(generator.generate(RandomStreams.of(seed)), length);
      for (int w = 0; w < windows; w++) {
        counts[w][seed] = drawn[w];
      }
    }
    Sample[] samples = new Sample[windows];
    for (int w = 0; w < windows; w++) {
      samples[w] = Sample.of(counts[w]);
    }
    return samples;
  }
}
