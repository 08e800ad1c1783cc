package io.farmhand.monitor;

import io.farmhand.monitor.PaperObservation.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A fixed choice of an observation's numbers, each within finite bounds: what a learning controller
 * sees, and what an environment hands out.
 *
 * <p>{@code paper} has the nine numbers of the published system, {@code full} what the monitor
 * knows beyond them. Each exists without a clock too: without the numbers that tell how far an
 * episode has come, from which a policy could learn a schedule by heart instead of reacting.
 */
public final class ObservationView {
  private static final double MOST_TASKS = 10_000;
  private static final double MOST_WORKERS = 1_000;
  private static final double MOST_SECONDS = 600;
  private static final double MOST_PER_SECOND = 1_000;

  private static final List<Part> PAPER =
      Arrays.stream(Feature.values()).map(ObservationView::paperPart).toList();
  private static final List<Part> FULL = fullParts();

  private final String name;
  private final List<Part> parts;
  private final Part[] inOrder;

  /**
   * One number of a view.
   *
   * @param name in snake_case
   * @param unit unit, for documentation
   * @param low least value
   * @param high greatest value
   * @param noData value that stands for one that is not known
   * @param clock whether it tells how far an episode has come
   * @param raw the value without bounds; NaN when it is not known
   */
  public record Part(
      String name,
      String unit,
      double low,
      double high,
      double noData,
      boolean clock,
      ToDoubleFunction<Observation> raw) {
    /** The value within the bounds. */
    public double clipped(Observation seen) {
      return clipped(raw.applyAsDouble(seen));
    }

    private double clipped(double value) {
      if (value >= low) {
        return value <= high ? value : high;
      }
      // Too small, or not known: no comparison holds for NaN.
      return value < low ? low : noData;
    }
  }

  private ObservationView(String name, List<Part> parts) {
    this.name = name;
    this.parts = parts;
    inOrder = parts.toArray(Part[]::new);
  }

  /** The nine published numbers, or seven without a clock. */
  public static ObservationView paper(boolean clock) {
    return of("paper", PAPER, clock);
  }

  /** All that the monitor knows of the moment and the window, with or without a clock. */
  public static ObservationView full(boolean clock) {
    return of("full", FULL, clock);
  }

  /** The names of all views. */
  public static List<String> names() {
    return List.of("paper", "paper-no-clock", "full", "full-no-clock");
  }

  /**
   * The view of that name.
   *
   * @throws IllegalArgumentException when there is none, naming those that exist
   */
  public static ObservationView named(String name) {
    return switch (name) {
      case "paper" -> paper(true);
      case "paper-no-clock" -> paper(false);
      case "full" -> full(true);
      case "full-no-clock" -> full(false);
      default ->
          throw new IllegalArgumentException(
              "observation = '" + name + "', must be one of " + String.join(", ", names()));
    };
  }

  /** The name by which people choose it. */
  public String name() {
    return name;
  }

  /** How many numbers there are. */
  public int size() {
    return parts.size();
  }

  /** The numbers, in order. */
  public List<Part> parts() {
    return parts;
  }

  /**
   * Writes the numbers without bounds, NaN where one is not known, to {@code raw}, and those within
   * their bounds to {@code into}.
   */
  public void write(Observation seen, double[] raw, float[] into) {
    for (int i = 0; i < inOrder.length; i++) {
      raw[i] = inOrder[i].raw().applyAsDouble(seen);
      into[i] = (float) inOrder[i].clipped(raw[i]);
    }
  }

  /** Writes the numbers, within their bounds, to {@code into} from index {@code at} on. */
  public void write(Observation seen, float[] into, int at) {
    for (int i = 0; i < inOrder.length; i++) {
      into[at + i] = (float) inOrder[i].clipped(seen);
    }
  }

  /** The numbers within their bounds. */
  public float[] of(Observation seen) {
    float[] values = new float[size()];
    write(seen, values, 0);
    return values;
  }

  /** Views of one name have the same numbers. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObservationView view && name.equals(view.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }

  private static ObservationView of(String name, List<Part> parts, boolean clock) {
    return clock
        ? new ObservationView(name, parts)
        : new ObservationView(
            name + "-no-clock", parts.stream().filter(part -> !part.clock()).toList());
  }

  private static Part paperPart(Feature feature) {
    boolean clock = feature == Feature.INPUT_QUEUE || feature == Feature.OUTPUT_QUEUE;
    return new Part(feature.id(), feature.unit(), 0, feature.high(), 0, clock, feature::raw);
  }

  private static List<Part> fullParts() {
    List<Part> parts = new ArrayList<>();
    parts.add(clock("time", "s", 1e6, Observation::timeSeconds));
    parts.add(clock("sources", "inputs", MOST_TASKS, seen -> seen.queues().sources()));
    parts.add(clock("accepted", "tasks", 1e7, seen -> seen.totals().accepted()));
    parts.add(clock("collected", "tasks", 1e7, seen -> seen.totals().collected()));
    parts.add(tasks("waiting", seen -> seen.queues().waiting()));
    parts.add(tasks("tardy", seen -> seen.queues().tardy()));
    parts.add(tasks("delayed", seen -> seen.queues().delayed()));
    parts.add(tasks("in_flight", seen -> seen.queues().inFlight()));
    parts.add(tasks("results", seen -> seen.queues().results()));
    parts.add(seconds("oldest_wait", 0, seen -> seen.queues().oldestWaitSeconds()));
    parts.add(
        new Part(
            "least_slack",
            "s",
            -MOST_SECONDS,
            MOST_SECONDS,
            MOST_SECONDS,
            false,
            seen -> seen.queues().leastSlackSeconds()));
    parts.add(
        part("expected_work", "worker s", 1e6, 0, seen -> seen.queues().expectedWorkSeconds()));
    parts.add(workers("target", seen -> seen.workers().target()));
    parts.add(workers("starting", seen -> seen.workers().starting()));
    parts.add(workers("ready", seen -> seen.workers().ready()));
    parts.add(workers("draining", seen -> seen.workers().draining()));
    parts.add(workers("busy", seen -> seen.workers().busy()));
    parts.add(seconds("startup_time", 0, seen -> seen.workers().startupSeconds()));
    parts.add(rate("arrival_rate", seen -> seen.window().arrivalsPerSecond()));
    parts.add(rate("completion_rate", seen -> seen.window().completionsPerSecond()));
    parts.add(seconds("mean_sojourn", 0, seen -> seen.window().meanSojournSeconds()));
    parts.add(seconds("max_sojourn", 0, seen -> seen.window().maxSojournSeconds()));
    parts.add(seconds("mean_wait", 0, seen -> seen.window().meanWaitSeconds()));
    parts.add(seconds("mean_service", 0, seen -> seen.window().meanServiceSeconds()));
    parts.add(part("service_scv", "1", 100, 1, seen -> seen.window().serviceScv()));
    parts.add(seconds("mean_slack", MOST_SECONDS, seen -> seen.window().meanSlackSeconds()));
    parts.add(part("qos", "share", 1, 1, seen -> seen.window().qos()));
    return List.copyOf(parts);
  }

  private static Part clock(
      String name, String unit, double high, ToDoubleFunction<Observation> raw) {
    return new Part(name, unit, 0, high, 0, true, raw);
  }

  private static Part part(
      String name, String unit, double high, double noData, ToDoubleFunction<Observation> raw) {
    return new Part(name, unit, 0, high, noData, false, raw);
  }

  private static Part tasks(String name, ToDoubleFunction<Observation> raw) {
    return part(name, "tasks", MOST_TASKS, 0, raw);
  }

  private static Part workers(String name, ToDoubleFunction<Observation> raw) {
    return part(name, "workers", MOST_WORKERS, 0, raw);
  }

  private static Part rate(String name, ToDoubleFunction<Observation> raw) {
    return part(name, "1/s", MOST_PER_SECOND, 0, raw);
  }

  private static Part seconds(String name, double noData, ToDoubleFunction<Observation> raw) {
    return part(name, "s", MOST_SECONDS, noData, raw);
  }
}
