package io.farmhand.sim.workload;

import io.farmhand.check.Require;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one episode in order of arrival; immutable, unless it was {@linkplain
 * TraceGenerator#generateTransient drawn for a moment}.
 *
 * <p>Times are in seconds; task {@code i} is in 0 .. {@link #size()} - 1. Kept in primitive arrays
 * so that a simulator can read it at full speed.
 */
public final class Trace {
  private final List<Span> spans;
  private final int size;
  private final double[] arrival;
  private final double[] service;
  private final double[] deadline;
  private final double @Nullable [] estimate;
  private final int[] phase;
  private final @Nullable SizeModel sizes;
  private @Nullable TraceTimes times;

  /**
   * A phase as it ran.
   *
   * @param name the phase's name
   * @param startSeconds its start
   * @param endSeconds its end
   */
  public record Span(String name, double startSeconds, double endSeconds) {}

  /**
   * Of the first {@code size} elements of these arrays, which it does not copy; without estimates,
   * they are the service times.
   */
  Trace(
      List<Span> spans,
      int size,
      double[] arrival,
      double[] service,
      double[] deadline,
      double @Nullable [] estimate,
      int[] phase,
      @Nullable SizeModel sizes) {
    Require.that(!spans.isEmpty(), "spans", spans, "at least one");
    this.spans = List.copyOf(spans);
    this.size = size;
    this.arrival = arrival;
    this.service = service;
    this.deadline = deadline;
    this.estimate = estimate;
    this.phase = phase;
    this.sizes = sizes;
  }

  /** An episode without tasks. */
  public static Trace empty() {
    double[] none = {};
    return new Trace(List.of(new Span("empty", 0, 0)), 0, none, none, none, null, new int[0], null);
  }

  /** The number of tasks. */
  public int size() {
    return size;
  }

  /** The same in arrays of its own. */
  Trace keep() {
    return new Trace(
        spans,
        size,
        Arrays.copyOf(arrival, size),
        Arrays.copyOf(service, size),
        Arrays.copyOf(deadline, size),
        estimate == null ? null : Arrays.copyOf(estimate, size),
        Arrays.copyOf(phase, size),
        sizes);
  }

  /** The same, with times in nanoseconds that are ready for all who read it. */
  Trace prepare() {
    times = TraceTimes.of(this);
    return this;
  }

  /** Its times in nanoseconds, if they are ready. */
  public @Nullable TraceTimes times() {
    return times;
  }

  /** When task {@code i} arrives, in seconds from the start; never before task {@code i - 1}. */
  public double arrivalSeconds(int i) {
    return arrival[i];
  }

  /** How long task {@code i} takes, without the platform's overhead. */
  public double serviceSeconds(int i) {
    return service[i];
  }

  /** The time that task {@code i} has from its arrival to its collection; infinite without one. */
  public double deadlineSeconds(int i) {
    return deadline[i];
  }

  /** The service time that the farm is told, which may be wrong. */
  public double estimateSeconds(int i) {
    return estimates()[i];
  }

  private double[] estimates() {
    return estimate == null ? service : estimate;
  }

  /** The place in {@link #spans()} of the phase that task {@code i} belongs to. */
  public int phase(int i) {
    return phase[i];
  }

  /** The size of task {@code i}; not a number where sizes are unknown. */
  public double taskSize(int i) {
    return sizes == null ? Double.NaN : sizes.sizeFor(service[i]);
  }

  /** The phases in the order in which they ran. */
  public List<Span> spans() {
    return spans;
  }

  /** The end of the arrival schedule; single tasks may arrive a little later. */
  public double scheduleSeconds() {
    return spans.getLast().endSeconds();
  }

  /**
   * SHA-256 over the times and phases of all tasks, to tell whether two traces are the same to the
   * last bit.
   */
  public String digest() {
    MessageDigest digest = sha256();
    for (double[] column : new double[][] {arrival, service, deadline, estimates()}) {
      update(digest, column);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * size);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(phase, 0, size);
    digest.update(bytes.array());
    return HexFormat.of().formatHex(digest.digest());
  }

  private void update(MessageDigest digest, double[] column) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * size);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(column, 0, size);
    digest.update(bytes.array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }
}
