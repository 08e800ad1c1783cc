package io.farmhand.gateway.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the processes of functions. */
public final class Spawner {
  /** What functions have of the gateway's own environment; the rest may hold what is not theirs. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR");

  private final ProcessGuard guard;
  private final Cgroups cgroups;

  /** Makes processes that this guard ends, within these limits where they can be set. */
  public Spawner(ProcessGuard guard, Cgroups cgroups) {
    this.guard = guard;
    this.cgroups = cgroups;
  }

  /**
   * What to start.
   *
   * @param command the program and its arguments
   * @param environment its variables, besides a few of the gateway's own
   * @param folder where it works
   * @param mergesOutputs whether standard error goes where standard output goes
   * @param limits what it may use
   */
  public record Launch(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      boolean mergesOutputs,
      ResourceLimits limits) {}

  /** Starts it in a group of its own. */
  public Child start(Launch launch) throws IOException {
    List<String> command = cgroups.joining(launch.limits(), Session.of(launch.command()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.putAll(launch.environment());
    guard.mark(environment);
    builder.directory(launch.folder().toFile());
    builder.redirectErrorStream(launch.mergesOutputs());
    return new Child(builder.start(), guard);
  }
}
