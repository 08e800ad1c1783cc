package io.farmhand.lab.environment;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.farmhand.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a turn of a ride took.
 *
 * @param steps steps done
 * @param nanos how long that took
 * @param cpuNanos processor time of the whole process, which what else the machine does hardly
 *     changes
 * @param bytes memory allocated
 */
public record Speed(long steps, long nanos, long cpuNanos, long bytes) {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  /** Lets a ride go on for that long. */
  public static Speed of(Ride ride, Duration length, TimeSource time) {
    long bytes = THREADS.getTotalThreadAllocatedBytes();
    long cpu = PROCESS.getProcessCpuTime();
    long start = time.nanos();
    long steps = 0;
    while (time.nanos() - start < length.toNanos()) {
      steps += ride.steps();
    }
    return new Speed(
        steps,
        time.nanos() - start,
        Math.max(1, PROCESS.getProcessCpuTime() - cpu),
        THREADS.getTotalThreadAllocatedBytes() - bytes);
  }

  /** Steps in a second of one processor. */
  public double stepsPerCpuSecond() {
    return steps * 1e9 / cpuNanos;
  }

  /** Steps in a second. */
  public double stepsPerSecond() {
    return steps * 1e9 / nanos;
  }

  /** Memory allocated for a step. */
  public double bytesPerStep() {
    return (double) bytes / steps;
  }
}
