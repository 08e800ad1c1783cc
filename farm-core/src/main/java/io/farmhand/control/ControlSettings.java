package io.farmhand.control;

import io.farmhand.check.Require;
import java.time.Duration;
import java.util.Optional;

/**
 * How a control loop runs.
 *
 * @param limits what every decision must keep to
 * @param period time from one decision to the next; empty for the controller's own
 * @param firstDecision time from the start to the first decision; empty for one period
 * @param dryRun whether decisions are made and recorded, but not applied
 * @param waitWhileScaling a decision that is due waits until no worker is starting, but at most
 *     this long; the next period then begins with it. Zero does not wait
 * @param maxDecisions decisions after which the loop closes; {@link Integer#MAX_VALUE} for no end
 */
public record ControlSettings(
    Limits limits,
    Optional<Duration> period,
    Optional<Duration> firstDecision,
    boolean dryRun,
    Duration waitWhileScaling,
    int maxDecisions) {
  public ControlSettings {
    Require.that(period.isEmpty() || period.get().isPositive(), "period", period, "positive");
    Require.that(
        firstDecision.isEmpty() || !firstDecision.get().isNegative(),
        "firstDecision",
        firstDecision,
        "not negative");
    Require.that(
        !waitWhileScaling.isNegative(), "waitWhileScaling", waitWhileScaling, "not negative");
    Require.that(maxDecisions >= 1, "maxDecisions", maxDecisions, "at least 1");
  }

  /** Only limits: the controller's own period, applied, without waiting and without an end. */
  public static ControlSettings of(Limits limits) {
    return new ControlSettings(
        limits, Optional.empty(), Optional.empty(), false, Duration.ZERO, Integer.MAX_VALUE);
  }

  /** The same with {@code period} from one decision to the next. */
  public ControlSettings withPeriod(Duration period) {
    return new ControlSettings(
        limits, Optional.of(period), firstDecision, dryRun, waitWhileScaling, maxDecisions);
  }

  /** The same with the first decision {@code delay} after the start. */
  public ControlSettings withFirstDecision(Duration delay) {
    return new ControlSettings(
        limits, period, Optional.of(delay), dryRun, waitWhileScaling, maxDecisions);
  }

  /** The same, deciding and recording only. */
  public ControlSettings withDryRun() {
    return new ControlSettings(limits, period, firstDecision, true, waitWhileScaling, maxDecisions);
  }

  /** The same with decisions that wait for starting workers, at most {@code longest}. */
  public ControlSettings withWaitWhileScaling(Duration longest) {
    return new ControlSettings(limits, period, firstDecision, dryRun, longest, maxDecisions);
  }

  /** The same, ending after {@code decisions}. */
  public ControlSettings withMaxDecisions(int decisions) {
    return new ControlSettings(limits, period, firstDecision, dryRun, waitWhileScaling, decisions);
  }

  /** The period of a run with {@code factory}'s controller. */
  public Duration periodFor(ControllerFactory factory) {
    return period.orElseGet(factory::period);
  }
}
