package io.farmhand.control;

import io.farmhand.control.DecisionRecord.Effect;
import io.farmhand.monitor.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a control loop, without its clock: observe, decide, limit, apply, record.
 *
 * <p>{@link ControlLoop} runs it by a timer; a simulator or a training environment calls it when
 * its own time has come. A controller that throws, or returns nothing, holds its last target: the
 * record has the error, and the decision counts as one that wanted no change.
 *
 * <p>In a dry run the limits go by a shadow target, which begins as the real one and moves as the
 * decisions would have moved it: steps and windows then show what the run would have been. The
 * controller still sees the farm as it is, with the real target. A rule that wants one worker more
 * or less than there are therefore stays next to the real target; it does not wind up against a
 * farm that never does as it says.
 *
 * <p>One instance serves one run, one call at a time.
 */
public final class DecisionStep {
  private static final List<String> LIBRARIES = List.of("java.", "jdk.", "io.farmhand.");

  private final String name;
  private final Controller controller;
  private final Controlled controlled;
  private final Limiter limiter;
  private final boolean dryRun;
  private final BiConsumer<String, Throwable> onFailure;
  private long index;
  private int shadow = -1;

  private DecisionStep(
      ControllerFactory factory,
      ControlSettings settings,
      Controlled controlled,
      BiConsumer<String, Throwable> onFailure) {
    this.name = factory.name();
    this.controller = factory.create(settings.limits(), settings.periodFor(factory));
    this.controlled = controlled;
    this.limiter = Limiter.of(settings.limits());
    this.dryRun = settings.dryRun();
    this.onFailure = onFailure;
  }

  /** The decisions of one run over {@code controlled}, by a fresh controller. */
  public static DecisionStep of(
      ControllerFactory factory, ControlSettings settings, Controlled controlled) {
    return of(factory, settings, controlled, (what, failure) -> {});
  }

  static DecisionStep of(
      ControllerFactory factory,
      ControlSettings settings,
      Controlled controlled,
      BiConsumer<String, Throwable> onFailure) {
    return new DecisionStep(factory, settings, controlled, onFailure);
  }

  /**
   * Makes the next decision and applies it, unless this is a dry run.
   *
   * @param nowNanos time of the decision, not before that of the previous one
   * @throws RuntimeException when observing fails
   */
  public DecisionRecord run(long nowNanos) {
    return carryOut(propose(nowNanos));
  }

  /** The next decision, not applied yet. */
  DecisionRecord propose(long nowNanos) {
    Observation seen = controlled.observe();
    int before = dryRun && shadow >= 0 ? shadow : seen.workers().target();
    String error = null;
    Decision decision;
    try {
      decision = decided(seen);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
      error = failed("controller " + name, failure);
      decision = held(before);
    }
    int after = limiter.limit(nowNanos, before, decision.target());
    shadow = after;
    return new DecisionRecord(
        index++,
        nowNanos,
        seen,
        name,
        decision.target(),
        before,
        after,
        decision.reason(),
        limiter.limitedBy(),
        dryRun ? Effect.DRY_RUN : Effect.KEPT,
        error);
  }

  /** Applies a proposed decision where there is something to apply. */
  DecisionRecord carryOut(DecisionRecord proposed) {
    if (dryRun || !proposed.changesTarget()) {
      return proposed;
    }
    try {
      controlled.apply(proposed.targetAfter());
      return proposed.with(Effect.APPLIED, proposed.error());
    } catch (RuntimeException failure) {
      return proposed.with(Effect.FAILED, failed("applying a target", failure));
    }
  }

  private Decision decided(Observation seen) {
    @Nullable Decision decision = controller.decide(seen);
    if (decision == null) {
      throw new IllegalStateException("decide returned null, must be a decision");
    }
    return decision;
  }

  private static Decision held(int target) {
    return new Decision(
        Math.max(0, target),
        Reason.of("controller-failed", "the controller failed; held at {} workers", target));
  }

  private String failed(String what, Throwable failure) {
    onFailure.accept(what, failure);
    return place(failure).map(frame -> failure + " at " + frame).orElseGet(failure::toString);
  }

  /** The line of the controller's own that failed, or else the one nearest to it. */
  private static Optional<StackTraceElement> place(Throwable failure) {
    List<StackTraceElement> frames =
        Arrays.stream(failure.getStackTrace())
            .takeWhile(frame -> !frame.getClassName().equals(DecisionStep.class.getName()))
            .toList();
    return frames.stream()
        .filter(frame -> LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith))
        .findFirst()
        .or(() -> frames.stream().findFirst());
  }
}
