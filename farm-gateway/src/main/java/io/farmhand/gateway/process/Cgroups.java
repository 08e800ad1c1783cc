package io.farmhand.gateway.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits of memory and processors by control groups, version 2, where this process may make some.
 *
 * <p>Each limited process gets a group of its own below the gateway's, which it enters before its
 * program starts. Groups whose processes have ended are removed when the next one is made, and at
 * the end.
 */
public final class Cgroups implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cgroups.class);
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final long PERIOD_MICROS = 100_000;

  private final Optional<Path> parent;
  private final String obstacle;
  private final List<Path> groups = new ArrayList<>();
  private final AtomicLong sequence = new AtomicLong();

  private Cgroups(Optional<Path> parent, String obstacle) {
    this.parent = parent;
    this.obstacle = obstacle;
  }

  /** Those of this machine, below the group of this process. */
  public static Cgroups ofThisMachine() {
    return below(ROOT, ProcessHandle.current().pid());
  }

  /** Those of the hierarchy that is mounted at {@code root}. */
  static Cgroups below(Path root, long pid) {
    Path parent = root.resolve("farmhand-" + pid);
    try {
      String available = Files.readString(root.resolve("cgroup.controllers"));
      if (!available.contains("memory") || !available.contains("cpu")) {
        return none("the control groups at " + root + " have no controllers memory and cpu");
      }
      Files.writeString(root.resolve("cgroup.subtree_control"), "+memory +cpu");
      Files.createDirectory(parent);
      Files.writeString(parent.resolve("cgroup.subtree_control"), "+memory +cpu");
      return new Cgroups(Optional.of(parent), "");
    } catch (IOException e) {
      return none("no control group (version 2) can be made below " + root + " (" + e + ")");
    }
  }

  private static Cgroups none(String obstacle) {
    return new Cgroups(Optional.empty(), obstacle);
  }

  /** Why limits cannot be set; empty when they can. */
  public String obstacle() {
    return obstacle;
  }

  /** The command that runs {@code command} within these limits. */
  List<String> joining(ResourceLimits limits, List<String> command) throws IOException {
    if (parent.isEmpty() || limits.equals(ResourceLimits.NONE)) {
      return command;
    }
    Path group = make(parent.get(), limits);
    List<String> longer =
        new ArrayList<>(
            List.of("/bin/sh", "-c", "echo $$ >\"$0\" && exec \"$@\"", group + "/cgroup.procs"));
    longer.addAll(command);
    return longer;
  }

  private synchronized Path make(Path above, ResourceLimits limits) throws IOException {
    groups.removeIf(Cgroups::removed);
    Path group = Files.createDirectory(above.resolve("replica-" + sequence.incrementAndGet()));
    groups.add(group);
    if (limits.memoryBytes().isPresent()) {
      Files.writeString(group.resolve("memory.max"), "" + limits.memoryBytes().getAsLong());
    }
    if (limits.milliCpus().isPresent()) {
      long quota = Math.max(1000, limits.milliCpus().getAsLong() * PERIOD_MICROS / 1000);
      Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
    }
    return group;
  }

  private static boolean removed(Path group) {
    try {
      return Files.deleteIfExists(group);
    } catch (IOException _) {
      return false;
    }
  }

  /** Removes the groups; their processes must have ended. */
  @Override
  public synchronized void close() {
    if (parent.isEmpty()) {
      return;
    }
    groups.removeIf(Cgroups::removed);
    if (!groups.isEmpty() || !removed(parent.get())) {
      LOG.warn("{} could not be removed", parent.get());
    }
  }

  /** The groups that there are, for tests. */
  Stream<Path> groups() {
    return List.copyOf(groups).stream();
  }
}
