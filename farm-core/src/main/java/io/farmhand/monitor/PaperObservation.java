package io.farmhand.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The nine numbers of the published observation, as a view of an {@link Observation}.
 *
 * <p>Source: arXiv 2602.06555. Each number is at least 0 and has a greatest value; {@link #raw}
 * does not apply it, {@link #write} does. Where there is no data, the published defaults stand in.
 */
public final class PaperObservation {
  /** How many numbers there are. */
  public static final int SIZE = 9;

  private static final Feature[] FEATURES = Feature.values();

  private PaperObservation() {}

  /** One of the nine, in their order. */
  public enum Feature {
    /** Inputs that the emitter has not begun, in tasks (there: phase descriptions). */
    INPUT_QUEUE(3, "tasks") {
      @Override
      public double raw(Observation seen) {
        return seen.queues().sources();
      }
    },
    /** Tasks that wait for a worker, those that wait for a retry among them. */
    WORKER_QUEUE(800, "tasks") {
      @Override
      public double raw(Observation seen) {
        return (double) seen.queues().waiting() + seen.queues().delayed();
      }
    },
    /** Results that wait at the collector. */
    RESULT_QUEUE(10, "tasks") {
      @Override
      public double raw(Observation seen) {
        return seen.queues().results();
      }
    },
    /** Results collected so far. */
    OUTPUT_QUEUE(1140, "tasks") {
      @Override
      public double raw(Observation seen) {
        return seen.totals().collected();
      }
    },
    /**
     * The target. The published system counts the replicas it has asked for, and as it waits for
     * them, they are ready too; without that wait the target is the count that an action changes.
     */
    WORKERS(32, "workers") {
      @Override
      public double raw(Observation seen) {
        return seen.workers().target();
      }
    },
    /** Mean time from creation to collection in the window, in seconds; 1.5 without data. */
    MEAN_TIME(150, "s") {
      @Override
      public double raw(Observation seen) {
        return orElse(seen.window().meanSojournSeconds(), NO_DATA_SECONDS);
      }
    },
    /** Longest time from creation to collection in the window, in seconds; 1.5 without data. */
    MAX_TIME(160, "s") {
      @Override
      public double raw(Observation seen) {
        return orElse(seen.window().maxSojournSeconds(), NO_DATA_SECONDS);
      }
    },
    /** Arrivals in the window, per second. */
    ARRIVAL_RATE(12, "1/s") {
      @Override
      public double raw(Observation seen) {
        return seen.window().arrivalsPerSecond();
      }
    },
    /** Share of the completions in the window that met their deadline; 1 without data. */
    QOS(1, "share") {
      @Override
      public double raw(Observation seen) {
        return orElse(seen.window().qos(), 1);
      }
    };

    private static final double NO_DATA_SECONDS = 1.5;

    private final double high;
    private final String unit;

    Feature(double high, String unit) {
      this.high = high;
      this.unit = unit;
    }

    /** Its unit, for documentation. */
    public String unit() {
      return unit;
    }

    /** Its name, in snake_case. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The greatest value in the published observation; the least is 0. */
    public double high() {
      return high;
    }

    /** The value without bounds. */
    public abstract double raw(Observation seen);

    /** The value within the published bounds. */
    public double clipped(Observation seen) {
      return Math.clamp(raw(seen), 0, high);
    }

    private static double orElse(double value, double noData) {
      return Double.isNaN(value) ? noData : value;
    }
  }

  /** The names of the nine, in their order. */
  public static List<String> names() {
    return Arrays.stream(FEATURES).map(Feature::id).toList();
  }

  /** The greatest values of the nine, in their order. */
  public static double[] highs() {
    return Arrays.stream(FEATURES).mapToDouble(Feature::high).toArray();
  }

  /** The nine numbers without bounds. */
  public static double[] raw(Observation seen) {
    return Arrays.stream(FEATURES).mapToDouble(feature -> feature.raw(seen)).toArray();
  }

  /** The nine numbers within their bounds. */
  public static double[] of(Observation seen) {
    double[] values = new double[SIZE];
    write(seen, values, 0);
    return values;
  }

  /** Writes the nine numbers, within their bounds, to {@code into} from index {@code at} on. */
  public static void write(Observation seen, double[] into, int at) {
    for (int i = 0; i < SIZE; i++) {
      into[at + i] = FEATURES[i].clipped(seen);
    }
  }

  /** Writes the nine numbers, within their bounds, to {@code into} from index {@code at} on. */
  public static void write(Observation seen, float[] into, int at) {
    for (int i = 0; i < SIZE; i++) {
      into[at + i] = (float) FEATURES[i].clipped(seen);
    }
  }
}
