package io.farmhand.policy;

import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Decision;
import io.farmhand.control.Limits;
import io.farmhand.control.Reason;
import io.farmhand.monitor.Observation;
import java.time.Duration;

/** Controllers that take the action of the greatest value; the values are the reason. */
record GreedyControllerFactory(String name, Duration period, ActionValues rule)
    implements ControllerFactory {
  private static final String SENTENCE =
      "{} workers promise a reward of {}, the next best, {}, one of {}";
  private static final String ONLY = "{} workers are the only choice";
  private static final String UNSEEN = "no such state occurred in training: {} workers by default";

  @Override
  public Controller create(Limits limits, Duration runPeriod) {
    double[] values = new double[rule.actions().size()];
    float[] seenNumbers = new float[rule.view().size()];
    return seen -> decide(seen, seenNumbers, values);
  }

  private Decision decide(Observation seen, float[] numbers, double[] values) {
    rule.view().write(seen, numbers, 0);
    boolean known = rule.values(numbers, values);
    int current = Math.max(0, seen.workers().target());
    int best = rule.best(values);
    int target = rule.actions().target(best, current);
    return new Decision(target, known ? reason(best, current, values) : unseen(target));
  }

  private static Reason unseen(int target) {
    return Reason.of("unseen-state", UNSEEN, target);
  }

  private Reason reason(int best, int current, double[] values) {
    int target = rule.actions().target(best, current);
    int next = next(best, values);
    return next < 0
        ? Reason.of("only-action", ONLY, target)
        : Reason.of(
            "best-value",
            SENTENCE,
            target,
            values[best],
            rule.actions().target(next, current),
            values[next]);
  }

  private static int next(int best, double[] values) {
    int next = -1;
    for (int action = 0; action < values.length; action++) {
      if (action != best && (next < 0 || values[action] >= values[next])) {
        next = action;
      }
    }
    return next;
  }
}
