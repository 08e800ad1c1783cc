package io.farmhand.lab.overhead;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.farmhand.lab.overhead.Contender.Session;
import io.farmhand.time.TimeSource;
import java.lang.management.ManagementFactory;

/**
 * What one round of one contender took.
 *
 * @param tasks tasks done
 * @param nanos time from the first task to the last result
 * @param cpuNanos processor time of the whole process
 * @param allocatedBytes memory that all threads allocated
 * @param machineLoad share of all processors that was in use, by this process and others, 0 to 1
 */
public record Round(int tasks, long nanos, long cpuNanos, long allocatedBytes, double machineLoad) {
  /** More than this is a disturbance: housekeeping of the system stays below it. */
  private static final double QUIET_CORES = 0.1;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  /** Tasks done per second. */
  public double tasksPerSecond() {
    return tasks * 1e9 / nanos;
  }

  /** Processor time per task, of all threads together. */
  public double cpuNanosPerTask() {
    return (double) cpuNanos / tasks;
  }

  /** Cores that the process had, on average. */
  public double cores() {
    return (double) cpuNanos / nanos;
  }

  /** Cores that other processes had, on average, as far as that can be seen. */
  public double otherCores() {
    return Math.max(0, machineLoad * PROCESS.getAvailableProcessors() - cores());
  }

  /** Whether other processes left it alone. */
  public boolean isUndisturbed() {
    return otherCores() <= QUIET_CORES;
  }

  /** Memory allocated per task. */
  public double bytesPerTask() {
    return (double) allocatedBytes / tasks;
  }

  /**
   * Runs one round with threads and garbage of its own.
   *
   * @throws IllegalStateException when the sum of the results is not {@code expected}
   * @throws Exception when the contender failed
   */
  static Round of(Contender contender, Work work, int tasks, long expected, TimeSource time)
      throws Exception {
    try (Session session = contender.opening().open(work)) {
      System.gc();
      // The load is that since the call before.
      PROCESS.getCpuLoad();
      long bytes = THREADS.getTotalThreadAllocatedBytes();
      long cpu = PROCESS.getProcessCpuTime();
      long start = time.nanos();
      long sum = session.run(tasks);
      long end = time.nanos();
      Round round =
          new Round(
              tasks,
              Math.max(1, end - start),
              PROCESS.getProcessCpuTime() - cpu,
              THREADS.getTotalThreadAllocatedBytes() - bytes,
              PROCESS.getCpuLoad());
      if (sum != expected) {
        throw new IllegalStateException(
            "%s: sum of the results of %d tasks = %x, must be %x"
                .formatted(contender.name(), tasks, sum, expected));
      }
      return round;
    }
  }
}
