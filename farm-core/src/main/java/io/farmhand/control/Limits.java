package io.farmhand.control;

import io.farmhand.check.Require;
import java.time.Duration;

/**
 * What every decision must keep to, whatever the controller; {@link Limiter} applies it.
 *
 * @param min least number of workers, at least 0
 * @param max greatest number of workers, at least 1 and at least {@code min}
 * @param stepUp most workers added by one decision, at least 1
 * @param stepDown most workers removed by one decision, at least 1
 * @param stabilizeUp a rise waits until every decision of this time wanted it; the smallest wanted
 *     number counts
 * @param stabilizeDown a fall waits until every decision of this time wanted it; the largest wanted
 *     number counts
 * @param hysteresis changes up to this many workers are not made; 0 makes every change
 */
public record Limits(
    int min,
    int max,
    int stepUp,
    int stepDown,
    Duration stabilizeUp,
    Duration stabilizeDown,
    int hysteresis) {
  public Limits {
    Require.that(min >= 0, "min", min, "at least 0");
    Require.that(max >= 1 && max >= min, "max", max, "at least 1 and at least min = " + min);
    Require.that(stepUp >= 1, "stepUp", stepUp, "at least 1");
    Require.that(stepDown >= 1, "stepDown", stepDown, "at least 1");
    Require.that(!stabilizeUp.isNegative(), "stabilizeUp", stabilizeUp, "not negative");
    Require.that(!stabilizeDown.isNegative(), "stabilizeDown", stabilizeDown, "not negative");
    Require.that(hysteresis >= 0, "hysteresis", hysteresis, "at least 0");
  }

  /** Only bounds: any change between them is made at once. */
  public static Limits between(int min, int max) {
    return new Limits(
        min, max, Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO, Duration.ZERO, 0);
  }

  /** The same with at most {@code step} workers added or removed by one decision. */
  public Limits withStep(int step) {
    return withSteps(step, step);
  }

  /** The same with at most {@code up} workers added and {@code down} removed by one decision. */
  public Limits withSteps(int up, int down) {
    return new Limits(min, max, up, down, stabilizeUp, stabilizeDown, hysteresis);
  }

  /** The same with rises held back for {@code up} and falls for {@code down}. */
  public Limits withStabilization(Duration up, Duration down) {
    return new Limits(min, max, stepUp, stepDown, up, down, hysteresis);
  }

  /** The same without changes of up to {@code workers}. */
  public Limits withHysteresis(int workers) {
    return new Limits(min, max, stepUp, stepDown, stabilizeUp, stabilizeDown, workers);
  }
}
