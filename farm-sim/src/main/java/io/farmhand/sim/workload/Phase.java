package io.farmhand.sim.workload;

import io.farmhand.check.Require;
import io.farmhand.sim.random.Sampling;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * A stretch of time whose arrival rate follows one shape. Numbers that are a {@link Range} are
 * drawn for each trace. Rates are in tasks per second.
 */
public sealed interface Phase {
  /** What tables and figures call it. */
  String name();

  /** Its length in seconds. */
  Range seconds();

  /** Whether its rates are the same in every trace. */
  boolean isFixed();

  /** Its rates in one trace, in which it lasts {@code seconds}. */
  RateCurve draw(double seconds, RandomGenerator random);

  /** Its rates at the middle of every range, over the middle of its length. */
  default RateCurve middle() {
    return draw(seconds().middle(), Range.MIDDLE);
  }

  /** The number of arrivals to expect: that at the middle of every range. */
  default double expectedArrivals() {
    return middle().expectedArrivals(0, seconds().middle());
  }

  /**
   * The same rate throughout.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param rate at least 0
   */
  record Steady(String name, Range seconds, Range rate) implements Phase {
    public Steady {
      seconds.requirePositive("seconds");
      rate.requireNotNegative("rate");
    }

    /** With fixed numbers. */
    public Steady(String name, double seconds, double rate) {
      this(name, Range.of(seconds), Range.of(rate));
    }

    @Override
    public boolean isFixed() {
      return Range.areFixed(seconds, rate);
    }

    @Override
    public RateCurve draw(double length, RandomGenerator random) {
      return new RateCurve.Constant(rate.draw(random));
    }
  }

  /**
   * A rate that rises or falls along a straight line.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param from rate at the start, at least 0
   * @param to rate at the end, at least 0
   */
  record Ramp(String name, Range seconds, Range from, Range to) implements Phase {
    public Ramp {
      seconds.requirePositive("seconds");
      from.requireNotNegative("from");
      to.requireNotNegative("to");
    }

    /** With fixed numbers. */
    public Ramp(String name, double seconds, double from, double to) {
      this(name, Range.of(seconds), Range.of(from), Range.of(to));
    }

    @Override
    public boolean isFixed() {
      return Range.areFixed(seconds, from, to);
    }

    @Override
    public RateCurve draw(double length, RandomGenerator random) {
      return new RateCurve.Line(from.draw(random), to.draw(random), length);
    }
  }

  /**
   * A rate that swings along a sine.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param low least rate, at least 0
   * @param high greatest rate, never below {@code low}
   * @param cycles swings in the phase, above 0
   * @param shift how far into a swing it starts, as a share of one; at 0 from the middle upwards
   */
  record Sine(String name, Range seconds, Range low, Range high, Range cycles, Range shift)
      implements Phase {
    public Sine {
      seconds.requirePositive("seconds");
      low.requireNotNegative("low");
      high.requireRateFrom("high", "low", low);
      cycles.requirePositive("cycles");
    }

    /** With fixed numbers, from the middle upwards. */
    public Sine(String name, double seconds, double low, double high, double cycles) {
      this(name, Range.of(seconds), Range.of(low), Range.of(high), Range.of(cycles), Range.of(0));
    }

    @Override
    public boolean isFixed() {
      return Range.areFixed(seconds, low, high, cycles, shift);
    }

    @Override
    public RateCurve draw(double length, RandomGenerator random) {
      return new RateCurve.Wave(
          low.draw(random),
          high.draw(random),
          2 * StrictMath.PI * cycles.draw(random) / length,
          2 * StrictMath.PI * shift.draw(random));
    }
  }

  /**
   * The rate of a day: the mean, a swing once a day and one twice a day. Into the day by the share
   * x, it is mean (1 + once sin(2 pi x) + twice sin(4 pi x)): up steeply, down slowly.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param mean mean rate of a day, at least 0
   * @param daySeconds length of a day, above 0
   * @param once amplitude of the swing once a day as a share of the mean, at least 0
   * @param twice amplitude of the swing twice a day, at least 0, with {@code once} at most 1
   * @param shift the share of the day at which the phase starts
   */
  record Diurnal(
      String name,
      Range seconds,
      Range mean,
      Range daySeconds,
      Range once,
      Range twice,
      Range shift)
      implements Phase {
    public Diurnal {
      seconds.requirePositive("seconds");
      mean.requireNotNegative("mean");
      daySeconds.requirePositive("daySeconds");
      once.requireNotNegative("once");
      twice.requireNotNegative("twice");
      Require.that(
          once.most() + twice.most() <= 1, "twice", twice, "at most 1 with once = " + once);
    }

    @Override
    public boolean isFixed() {
      return Range.areFixed(seconds, mean, daySeconds, once, twice, shift);
    }

    @Override
    public RateCurve draw(double length, RandomGenerator random) {
      double level = mean.draw(random);
      double turn = 2 * StrictMath.PI / daySeconds.draw(random);
      double first = once.draw(random);
      double second = level * twice.draw(random);
      double start = 2 * StrictMath.PI * shift.draw(random);
      return new RateCurve.Sum(
          new RateCurve.Wave(level * (1 - first), level * (1 + first), turn, start),
          new RateCurve.Wave(-second, second, 2 * turn, 2 * start));
    }
  }

  /**
   * A flash crowd: a calm rate, a jump, and an exponential decay back to calm.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param calm rate before the jump and long after it, at least 0
   * @param peak rate at the jump, never below {@code calm}
   * @param at when the rate jumps, in seconds into the phase; beyond its end it does not
   * @param decaySeconds time in which the excess falls to 1 / e, above 0
   */
  record Flash(String name, Range seconds, Range calm, Range peak, Range at, Range decaySeconds)
      implements Phase {
    public Flash {
      seconds.requirePositive("seconds");
      calm.requireNotNegative("calm");
      peak.requireRateFrom("peak", "calm", calm);
      at.requireNotNegative("at");
      decaySeconds.requirePositive("decaySeconds");
    }

    @Override
    public boolean isFixed() {
      return Range.areFixed(seconds, calm, peak, at, decaySeconds);
    }

    @Override
    public RateCurve draw(double length, RandomGenerator random) {
      return new RateCurve.Jump(
          calm.draw(random), peak.draw(random), at.draw(random), decaySeconds.draw(random));
    }
  }

  /**
   * Bursts: a Poisson process modulated by a Markov chain of two states, calm and burst, with
   * exponential times in each. It starts in either with its share of the time.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param low rate while calm, at least 0
   * @param high rate in a burst, never below {@code low}
   * @param calmSeconds mean time between bursts, above 0
   * @param burstSeconds mean length of a burst, above 0
   */
  record Bursts(
      String name, Range seconds, Range low, Range high, Range calmSeconds, Range burstSeconds)
      implements Phase {
    private static final double MOST_STATES = 100_000;

    public Bursts {
      seconds.requirePositive("seconds");
      low.requireNotNegative("low");
      high.requireRateFrom("high", "low", low);
      requireFew(seconds, calmSeconds.requirePositive("calmSeconds"), "calmSeconds");
      requireFew(seconds, burstSeconds.requirePositive("burstSeconds"), "burstSeconds");
    }

    private static void requireFew(Range seconds, Range mean, String name) {
      Require.that(
          seconds.most() / mean.least() <= MOST_STATES,
          name,
          mean,
          "at least a 100,000th of the phase");
    }

    @Override
    public boolean isFixed() {
      return false;
    }

    @Override
    public RateCurve draw(double length, RandomGenerator random) {
      double calmRate = low.draw(random);
      double burstRate = high.draw(random);
      double calm = calmSeconds.draw(random);
      double burst = burstSeconds.draw(random);
      boolean inBurst = Sampling.unit(random) * (calm + burst) < burst;
      DoubleStream.Builder starts = DoubleStream.builder();
      DoubleStream.Builder rates = DoubleStream.builder();
      for (double t = 0; t < length; inBurst = !inBurst) {
        starts.add(t);
        rates.add(inBurst ? burstRate : calmRate);
        t += (inBurst ? burst : calm) * Sampling.exponential(random);
      }
      return new RateCurve.Steps(starts.build().toArray(), rates.build().toArray());
    }

    @Override
    public double expectedArrivals() {
      double calm = calmSeconds.middle();
      double burst = burstSeconds.middle();
      double rate = (low.middle() * calm + high.middle() * burst) / (calm + burst);
      return rate * seconds.middle();
    }
  }

  /**
   * Counted arrivals, as a log has them: as many in each interval as were counted, at moments that
   * are drawn uniformly inside it. {@link ArrivalProcess} does not apply.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0; the intervals are stretched to it
   * @param source where the counts were read, as the user named it
   * @param counts what was counted
   * @param scale by how much counts are multiplied, above 0; what is not whole is rounded up with
   *     the probability of its fraction
   */
  record Counts(String name, Range seconds, String source, List<Interval> counts, double scale)
      implements Phase {
    public Counts {
      seconds.requirePositive("seconds");
      counts = List.copyOf(counts);
      Require.that(!counts.isEmpty(), "counts", counts, "at least one interval");
      Require.positive("scale", scale);
    }

    @Override
    public boolean isFixed() {
      return seconds.isFixed();
    }

    @Override
    public RateCurve draw(double length, RandomGenerator random) {
      double stretch = stretch(length);
      double[] starts = new double[counts.size()];
      double[] rates = new double[counts.size()];
      double start = 0;
      for (int i = 0; i < rates.length; i++) {
        double width = counts.get(i).seconds() * stretch;
        starts[i] = start;
        rates[i] = counts.get(i).count() * scale / width;
        start += width;
      }
      return new RateCurve.Steps(starts, rates);
    }

    /** By how much intervals are longer than recorded when the phase lasts {@code length}. */
    double stretch(double length) {
      return length / recordedSeconds(counts);
    }

    /** The length of all intervals as they were recorded. */
    public static double recordedSeconds(List<Interval> counts) {
      return counts.stream().mapToDouble(Interval::seconds).sum();
    }
  }

  /**
   * What was counted in a stretch of time.
   *
   * @param seconds its length, above 0
   * @param count arrivals, at least 0
   */
  record Interval(double seconds, long count) {
    public Interval {
      Require.positive("seconds", seconds);
      Require.that(count >= 0, "count", count, "at least 0");
    }
  }
}
