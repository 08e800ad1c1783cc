package io.farmhand.app.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which constant pools are shown beside controllers. */
public final class FrontierOption {
  @Option(
      names = "--frontier",
      paramLabel = "A..B",
      description =
          "Constant pools to compare with (default: all that the limits allow, at most 65).")
  private Optional<IntRange> pools = Optional.empty();

  /** The pools that were asked for. */
  public Optional<IntRange> pools() {
    return pools;
  }
}
