package io.farmhand.app.option;

import io.farmhand.sim.scenario.PlatformProfile;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of how the emulated platform behaves. */
public final class PlatformOptions {
  @Mixin private WorkerOptions workers = new WorkerOptions();

  @Option(
      names = "--scaling-blocks",
      negatable = true,
      description = "Whether a decision waits until the workers that were asked for are ready.")
  private Optional<Boolean> scalingBlocks = Optional.empty();

  /** Whether a profile was named. */
  public boolean namesProfile() {
    return workers.namesProfile();
  }

  /** The platform with these options instead of what {@code usual} says. */
  public PlatformProfile over(PlatformProfile usual) {
    PlatformProfile base = workers.over(usual);
    return new PlatformProfile(
        base.name(),
        base.startup(),
        base.stop(),
        base.overhead(),
        base.failureRate(),
        base.slowness(),
        scalingBlocks.orElse(base.scalingBlocks()));
  }
}
