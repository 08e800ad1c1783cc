package io.farmhand.app.option;

import io.farmhand.app.run.RunSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a live run ends early. */
public final class DrainOption {
  @Option(
      names = "--drain",
      paramLabel = "DURATION",
      defaultValue = "30s",
      description =
          "How long, in real time, accepted tasks may still take after Ctrl-C; then they are"
              + " cancelled (default: ${DEFAULT-VALUE}). A second Ctrl-C cancels them at once.")
  private Duration drain = RunSettings.USUAL_DRAIN;

  /** The same settings with the time that this option gives. */
  public RunSettings in(RunSettings settings) {
    return settings.withDrain(drain);
  }
}
