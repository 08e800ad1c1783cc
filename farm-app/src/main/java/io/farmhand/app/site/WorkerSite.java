package io.farmhand.app.site;

import io.farmhand.app.exit.ExitException;
import io.farmhand.openfaas.OpenFaasPlatform;
import io.farmhand.openfaas.wire.DeploymentBuilder;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.platform.Platform;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the workers of a command run: in this process, or as functions of a gateway.
 *
 * <pre>{@code
 * try (WorkerSite site = WorkerSite.open(options)) {
 *   Platform platform = site.platform(LocalPlatform.ofThreads(), program, mostWorkers, 1);
 *   ...
 * }
 * }</pre>
 */
public final class WorkerSite implements AutoCloseable {
  private static final Duration FIRST_POLL = Duration.ofMillis(10);
  private static final Duration STEADY_POLL = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration SHRINK_DELAY = Duration.ofMillis(50);

  private final SiteOptions options;
  private final Optional<Gateway> gateway;

  private WorkerSite(SiteOptions options, Optional<Gateway> gateway) {
    this.options = options;
    this.gateway = gateway;
  }

  /**
   * Opens the place that the options name; an embedded gateway ends with it.
   *
   * @throws ExitException when the options do not go together, or the gateway cannot be reached
   */
  public static WorkerSite open(SiteOptions options) {
    return new WorkerSite(
        options,
        options.isRemote() ? Optional.of(Gateway.open(options.gateway())) : Optional.empty());
  }

  /** Whether workers leave this process. */
  public boolean isRemote() {
    return gateway.isPresent();
  }

  /** Whether workers see the files of this machine for certain. */
  public boolean sharesFiles() {
    return gateway.map(Gateway::runsProcesses).orElse(true);
  }

  /**
   * The platform of a run.
   *
   * @param local what it is in this process
   * @param program what it is elsewhere
   * @param most workers that may be wanted
   * @param speed how many seconds of the run's time pass in a real one
   */
  public Platform platform(Platform local, WorkerProgram program, int most, double speed) {
    return gateway.<Platform>map(at -> functions(at, program, most, speed)).orElse(local);
  }

  private OpenFaasPlatform functions(Gateway at, WorkerProgram program, int most, double speed) {
    return options
        .spread()
        .platform(
            () ->
                OpenFaasPlatform.builder(at.client(), deployment(at, program))
                    .polling(stretched(FIRST_POLL, speed), stretched(STEADY_POLL, speed))
                    .patience(stretched(PATIENCE, speed))
                    .shrinkDelay(stretched(SHRINK_DELAY, speed)),
            most);
  }

  /** The platform lives in the run's time, but functions in real time. */
  private static Duration stretched(Duration real, double speed) {
    return Duration.ofNanos(Math.max(1, Math.round(real.toNanos() * speed)));
  }

  private FunctionDeployment deployment(Gateway at, WorkerProgram program) {
    if (!at.runsProcesses()) {
      return FunctionDeployment.builder(program.function(), options.image().orElse("")).build();
    }
    DeploymentBuilder deployment =
        FunctionDeployment.builder(program.function(), "farmhand")
            .envProcess(program.command())
            .env("mode", "http")
            .env("ready_path", "/_/ready")
            .env("exec_timeout", "5m");
    return WorkerProgram.isOfJars()
        ? deployment.build()
        : deployment.annotation("io.farmhand.aot", "off").build();
  }

  @Override
  public void close() {
    gateway.ifPresent(Gateway::close);
  }
}
