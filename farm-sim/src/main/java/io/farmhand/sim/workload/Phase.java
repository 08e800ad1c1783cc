package io.farmhand.sim.workload;

import io.farmhand.check.Require;

/** A stretch of time whose arrival rate follows one shape. */
public sealed interface Phase {
  /** What tables and figures call it. */
  String name();

  /** Its length in seconds. */
  double seconds();

  /** The arrival rate at {@code t} seconds into the phase, in tasks per second. */
  double arrivalsPerSecond(double t);

  /** The greatest rate in the phase, in tasks per second. */
  double maxArrivalsPerSecond();

  /** The expected number of arrivals from {@code from} to {@code to} seconds into the phase. */
  double expectedArrivals(double from, double to);

  /** The expected number of arrivals in the whole phase. */
  default double expectedArrivals() {
    return expectedArrivals(0, seconds());
  }

  /**
   * The same rate throughout.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param rate in tasks per second, at least 0
   */
  record Steady(String name, double seconds, double rate) implements Phase {
    public Steady {
      Require.positive("seconds", seconds);
      Require.notNegative("rate", rate);
    }

    @Override
    public double arrivalsPerSecond(double t) {
      return rate;
    }

    @Override
    public double maxArrivalsPerSecond() {
      return rate;
    }

    @Override
    public double expectedArrivals(double from, double to) {
      return rate * (to - from);
    }
  }

  /**
   * A rate that rises or falls along a straight line.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param from rate at the start in tasks per second, at least 0
   * @param to rate at the end in tasks per second, at least 0
   */
  record Ramp(String name, double seconds, double from, double to) implements Phase {
    public Ramp {
      Require.positive("seconds", seconds);
      Require.notNegative("from", from);
      Require.notNegative("to", to);
    }

    @Override
    public double arrivalsPerSecond(double t) {
      return from + (to - from) * (t / seconds);
    }

    @Override
    public double maxArrivalsPerSecond() {
      return Math.max(from, to);
    }

    @Override
    public double expectedArrivals(double start, double end) {
      return arrivalsPerSecond(0.5 * (start + end)) * (end - start);
    }
  }

  /**
   * A rate that swings along a sine; it starts at the middle, upwards.
   *
   * @param name what tables and figures call it
   * @param seconds its length, above 0
   * @param low least rate in tasks per second, at least 0
   * @param high greatest rate in tasks per second, at least {@code low}
   * @param cycles swings in the phase, above 0
   */
  record Sine(String name, double seconds, double low, double high, double cycles)
      implements Phase {
    public Sine {
      Require.positive("seconds", seconds);
      Require.notNegative("low", low);
      Require.notNegative("high", high);
      Require.that(high >= low, "high", high, "at least low = " + low);
      Require.positive("cycles", cycles);
    }

    @Override
    public double arrivalsPerSecond(double t) {
      return middle() + amplitude() * StrictMath.sin(radiansPerSecond() * t);
    }

    @Override
    public double maxArrivalsPerSecond() {
      return high;
    }

    @Override
    public double expectedArrivals(double from, double to) {
      double omega = radiansPerSecond();
      double swing = StrictMath.cos(omega * from) - StrictMath.cos(omega * to);
      return middle() * (to - from) + amplitude() / omega * swing;
    }

    private double middle() {
      return 0.5 * (low + high);
    }

    private double amplitude() {
      return 0.5 * (high - low);
    }

    private double radiansPerSecond() {
      return 2 * StrictMath.PI * cycles / seconds;
    }
  }
}
