package io.farmhand.control.contract;

import io.farmhand.monitor.Observation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Observations that no farm should give, but a broken one may: empty, huge, not numbers. */
public final class WildObservations {
  private WildObservations() {}

  /** Any observation. */
  public static Arbitrary<Observation> any() {
    return Combinators.combine(numbers(), queues(), workers(), window(), totals())
        .as(Observation::new);
  }

  private static Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(0, 1000),
        Arbitraries.doubles(),
        Arbitraries.of(
            0.0,
            -0.0,
            1.0,
            -1.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            Double.MIN_VALUE));
  }

  private static Arbitrary<Integer> counts() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 100), Arbitraries.integers().greaterOrEqual(0));
  }

  private static Arbitrary<Long> longCounts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 1000), Arbitraries.longs().greaterOrEqual(0));
  }

  private static Arbitrary<Observation.Queues> queues() {
    return Combinators.combine(
            counts().array(int[].class).ofSize(6), numbers().array(double[].class).ofSize(3))
        .as(
            (count, of) ->
                new Observation.Queues(
                    count[0], count[1], count[2], count[3], count[4], count[5], of[0], of[1],
                    of[2]));
  }

  private static Arbitrary<Observation.Workers> workers() {
    return Combinators.combine(counts(), counts(), counts(), counts(), counts(), numbers())
        .as(Observation.Workers::new);
  }

  private static Arbitrary<Observation.Window> window() {
    return Combinators.combine(
            numbers(), longCounts(), longCounts(), numbers().array(double[].class).ofSize(8))
        .as(
            (seconds, arrivals, completions, of) ->
                new Observation.Window(
                    seconds,
                    arrivals,
                    completions,
                    of[0],
                    of[1],
                    of[2],
                    of[3],
                    of[4],
                    of[5],
                    of[6],
                    of[7]));
  }

  private static Arbitrary<Observation.Totals> totals() {
    return Combinators.combine(
            longCounts().array(long[].class).ofSize(6), numbers().array(double[].class).ofSize(4))
        .as(
            (of, integrals) ->
                new Observation.Totals(
                    of[0],
                    of[1],
                    of[2],
                    of[3],
                    of[4],
                    of[5],
                    integrals[0],
                    integrals[1],
                    integrals[2],
                    integrals[3]));
  }
}
