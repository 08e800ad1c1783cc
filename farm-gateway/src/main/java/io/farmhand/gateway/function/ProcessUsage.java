package io.farmhand.gateway.function;

import io.farmhand.openfaas.wire.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What processes use: memory now, and processors since they started. */
final class ProcessUsage {
  private static final int PAGE_BYTES = 4096;

  private ProcessUsage() {}

  static Usage of(List<Long> pids, Instant now) {
    double milliCpus = 0;
    double bytes = 0;
    for (long pid : pids) {
      milliCpus += milliCpus(pid, now);
      bytes += residentBytes(pid);
    }
    return new Usage(milliCpus, bytes);
  }

  private static double milliCpus(long pid, Instant now) {
    Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
    Optional<Duration> used = info.flatMap(ProcessHandle.Info::totalCpuDuration);
    Optional<Instant> start = info.flatMap(ProcessHandle.Info::startInstant);
    if (used.isEmpty() || start.isEmpty()) {
      return 0;
    }
    double age = Math.max(1, Duration.between(start.get(), now).toMillis());
    return Math.rint(1000.0 * used.get().toMillis() / age);
  }

  private static long residentBytes(long pid) {
    try {
      String[] pages = Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ", -1);
      return pages.length > 1 ? Long.parseLong(pages[1]) * PAGE_BYTES : 0;
    } catch (IOException | NumberFormatException _) {
      // It has ended, or this system has no such file.
      return 0;
    }
  }
}
