package io.farmhand.sim.workload;

import java.util.Arrays;

/** The arrival rate over a phase as it runs in one trace; times count from the phase's start. */
public sealed interface RateCurve {
  /** The arrival rate at {@code t} seconds into the phase, in tasks per second. */
  double at(double t);

  /** Two rates between which the curve stays from {@code from} to {@code to}. */
  Bounds bounds(double from, double to);

  /** The expected number of arrivals from {@code from} to {@code to} seconds into the phase. */
  double expectedArrivals(double from, double to);

  /** The same curve with every rate multiplied by {@code factor}. */
  default RateCurve times(double factor) {
    return factor == 1 ? this : new Scaled(this, factor);
  }

  /**
   * Two rates; the nearer to the curve, the better.
   *
   * @param least the curve never falls below it
   * @param greatest the curve never rises above it
   */
  record Bounds(double least, double greatest) {
    static Bounds of(double one, double other) {
      return one < other ? new Bounds(one, other) : new Bounds(other, one);
    }
  }

  /** Another curve times a factor. */
  record Scaled(RateCurve curve, double factor) implements RateCurve {
    @Override
    public double at(double t) {
      return factor * curve.at(t);
    }

    @Override
    public Bounds bounds(double from, double to) {
      Bounds bounds = curve.bounds(from, to);
      return new Bounds(factor * bounds.least, factor * bounds.greatest);
    }

    @Override
    public double expectedArrivals(double from, double to) {
      return factor * curve.expectedArrivals(from, to);
    }
  }

  /** The same rate throughout. */
  record Constant(double rate) implements RateCurve {
    @Override
    public double at(double t) {
      return rate;
    }

    @Override
    public Bounds bounds(double from, double to) {
      return new Bounds(rate, rate);
    }

    @Override
    public double expectedArrivals(double from, double to) {
      return rate * (to - from);
    }
  }

  /** A straight line that goes from {@code from} to {@code to} in {@code seconds}. */
  record Line(double from, double to, double seconds) implements RateCurve {
    @Override
    public double at(double t) {
      return from + (to - from) * (t / seconds);
    }

    @Override
    public Bounds bounds(double start, double end) {
      return Bounds.of(at(start), at(end));
    }

    @Override
    public double expectedArrivals(double start, double end) {
      return at(0.5 * (start + end)) * (end - start);
    }
  }

  /** A sine between two rates; {@code start} is its angle at time 0, in radians. */
  record Wave(double low, double high, double radiansPerSecond, double start) implements RateCurve {
    @Override
    public double at(double t) {
      return middle() + amplitude() * StrictMath.sin(radiansPerSecond * t + start);
    }

    @Override
    public Bounds bounds(double from, double to) {
      Bounds ends = Bounds.of(at(from), at(to));
      boolean top = turns(from, 0.25) < turns(to, 0.25);
      boolean bottom = turns(from, 0.75) < turns(to, 0.75);
      return new Bounds(bottom ? low : ends.least, top ? high : ends.greatest);
    }

    /** How often the wave has passed the angle that is this share of a full turn. */
    private double turns(double t, double share) {
      return Math.floor((radiansPerSecond * t + start) / (2 * StrictMath.PI) - share);
    }

    @Override
    public double expectedArrivals(double from, double to) {
      double swing =
          StrictMath.cos(radiansPerSecond * from + start)
              - StrictMath.cos(radiansPerSecond * to + start);
      return middle() * (to - from) + amplitude() / radiansPerSecond * swing;
    }

    private double middle() {
      return 0.5 * (low + high);
    }

    private double amplitude() {
      return 0.5 * (high - low);
    }
  }

  /** The sum of two curves. */
  record Sum(RateCurve one, RateCurve other) implements RateCurve {
    @Override
    public double at(double t) {
      return one.at(t) + other.at(t);
    }

    @Override
    public Bounds bounds(double from, double to) {
      Bounds first = one.bounds(from, to);
      Bounds second = other.bounds(from, to);
      return new Bounds(first.least + second.least, first.greatest + second.greatest);
    }

    @Override
    public double expectedArrivals(double from, double to) {
      return one.expectedArrivals(from, to) + other.expectedArrivals(from, to);
    }
  }

  /** A calm rate that jumps to a peak at a moment and decays from there exponentially. */
  record Jump(double calm, double peak, double moment, double decaySeconds) implements RateCurve {
    @Override
    public double at(double t) {
      return t < moment ? calm : calm + (peak - calm) * StrictMath.exp((moment - t) / decaySeconds);
    }

    @Override
    public Bounds bounds(double from, double to) {
      return from < moment && moment <= to ? new Bounds(calm, peak) : Bounds.of(at(from), at(to));
    }

    @Override
    public double expectedArrivals(double from, double to) {
      return calm * (to - from) + (peak - calm) * (excess(to) - excess(from));
    }

    private double excess(double t) {
      return t < moment ? 0 : -decaySeconds * StrictMath.expm1((moment - t) / decaySeconds);
    }
  }

  /** Constant pieces; the last one goes on for ever. */
  final class Steps implements RateCurve {
    private final double[] starts;
    private final double[] rates;

    /** Piece {@code i} begins at {@code starts[i]}; the first at 0. */
    Steps(double[] starts, double[] rates) {
      this.starts = starts.clone();
      this.rates = rates.clone();
    }

    @Override
    public double at(double t) {
      return rates[piece(t)];
    }

    @Override
    public Bounds bounds(double from, double to) {
      int last = piece(to);
      double least = rates[last];
      double greatest = rates[last];
      for (int i = piece(from); i < last; i++) {
        least = Math.min(least, rates[i]);
        greatest = Math.max(greatest, rates[i]);
      }
      return new Bounds(least, greatest);
    }

    @Override
    public double expectedArrivals(double from, double to) {
      double sum = 0;
      for (int i = piece(from); i < rates.length && starts[i] < to; i++) {
        double end = i + 1 < rates.length ? Math.min(to, starts[i + 1]) : to;
        sum += rates[i] * (end - Math.max(from, starts[i]));
      }
      return sum;
    }

    private int piece(double t) {
      int found = Arrays.binarySearch(starts, t);
      return found >= 0 ? found : Math.max(0, -found - 2);
    }
  }
}
