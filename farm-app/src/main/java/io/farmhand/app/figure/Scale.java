package io.farmhand.app.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a value lies between the two ends of an axis. */
public sealed interface Scale {
  /** The place of a value: 0 at the beginning, 1 at the end. */
  double at(double value);

  /** The value at the beginning. */
  double low();

  /** The value at the end. */
  double high();

  /** Whether a value lies between the ends. */
  default boolean contains(double value) {
    return low() <= value && value <= high();
  }

  /** The values that are marked. */
  List<Double> ticks();

  /** How a marked value is written. */
  String label(double tick);

  /** Even steps from {@code low} to {@code high}, a little wider than that. */
  static Scale linear(double low, double high) {
    double from = Math.min(low, high);
    double to = Math.max(low, high);
    return to - from < 1e-9 ? new Linear(from - 0.5, to + 0.5, 0) : new Linear(from, to, 0);
  }

  /** As {@link #linear}, from 0 on. */
  static Scale fromZero(double high) {
    return new Linear(0, high <= 0 ? 1 : high, 0);
  }

  /** As {@link #linear}, with marks at whole numbers only. */
  static Scale whole(double low, double high) {
    return new Linear(low, high, 1);
  }

  /**
   * Shares in even steps of the order of magnitude of what is missing to 1: 90, 99, 99.9 %. Where
   * quality of service is compared, that is what counts.
   */
  static Scale nines(double low, double high) {
    double from = Math.min(low, 0.95);
    return new Nines(Math.max(0, from), Math.min(Math.max(high, 0.99), Nines.MOST));
  }

  /** Even steps, none less than {@code least}. */
  record Linear(double low, double high, double least) implements Scale {
    private static final int STEPS = 5;

    @Override
    public double at(double value) {
      return (value - low) / (high - low);
    }

    private double step() {
      double rough = (high - low) / STEPS;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double step = power;
      for (double factor : new double[] {1, 2, 5, 10}) {
        step = factor * power;
        if (step >= rough * 0.8) {
          break;
        }
      }
      return Math.max(least, step);
    }

    @Override
    public List<Double> ticks() {
      double step = step();
      List<Double> ticks = new ArrayList<>();
      for (double k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
        ticks.add(k * step + 0.0);
      }
      return ticks;
    }

    @Override
    public String label(double tick) {
      int decimals = (int) Math.max(0, -Math.floor(Math.log10(step()) + 1e-9));
      return String.format(Locale.ROOT, "%,." + decimals + "f", tick + 0.0);
    }
  }

  /** Even steps of the order of magnitude of what is missing to 1. */
  record Nines(double low, double high) implements Scale {
    private static final double MOST = 0.9999;
    private static final double[] MARKS = {
      0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999
    };

    @Override
    public double at(double value) {
      double inside = Math.clamp(value, low, high);
      return (order(inside) - order(low)) / (order(high) - order(low));
    }

    private static double order(double share) {
      return -Math.log10(1 - share);
    }

    @Override
    public List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      for (double mark : MARKS) {
        if (mark >= low - 1e-12 && mark <= high + 1e-12) {
          ticks.add(mark);
        }
      }
      return ticks;
    }

    @Override
    public String label(double tick) {
      String text = String.format(Locale.ROOT, "%.2f", 100 * tick);
      return text.replaceFirst("\\.?0+$", "") + (tick >= MOST ? "+" : "");
    }
  }
}
