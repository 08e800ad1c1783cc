package io.farmhand.sim.planning;

import io.farmhand.check.Require;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.stats.Sample;
import io.farmhand.sim.workload.Trace;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What the model needs to know of tasks on a platform.
 *
 * @param holdSeconds mean time that an execution holds its worker, overhead included
 * @param holdScv squared coefficient of variation of that time
 * @param slackSeconds mean time that a task may wait, over those that can be in time at all; NaN
 *     where there are none
 * @param slackScv squared coefficient of variation of that time
 * @param hopeless share of the tasks that take longer than they may, however many workers there are
 * @param fragile share of the others that cannot be in time once a worker has died at their end
 */
public record TaskMoments(
    double holdSeconds,
    double holdScv,
    double slackSeconds,
    double slackScv,
    double hopeless,
    double fragile) {
  /** Those of the tasks of a trace, at least one, each on a worker of a speed drawn for it. */
  public static TaskMoments of(Trace trace, PlatformProfile platform) {
    Require.that(trace.size() >= 1, "tasks", trace.size(), "at least 1");
    double overhead = platform.overhead().toNanos() * 1e-9;
    RandomGenerator speeds = RandomStreams.of(0).stream("slowness");
    double[] hold = new double[trace.size()];
    double[] slack = new double[trace.size()];
    int hopeful = 0;
    int fragile = 0;
    for (int i = 0; i < hold.length; i++) {
      hold[i] = overhead + trace.serviceSeconds(i) * platform.slowness().sample(speeds);
      double spare = trace.deadlineSeconds(i) - hold[i];
      if (spare >= 0) {
        slack[hopeful++] = spare;
        fragile += spare < hold[i] ? 1 : 0;
      }
    }
    Sample holds = Sample.of(hold);
    double hopeless = 1 - (double) hopeful / hold.length;
    if (hopeful == 0) {
      return new TaskMoments(holds.mean(), scv(holds), Double.NaN, Double.NaN, 1, 0);
    }
    Sample slacks = Sample.of(Arrays.copyOf(slack, hopeful));
    return new TaskMoments(
        holds.mean(), scv(holds), slacks.mean(), scv(slacks), hopeless, (double) fragile / hopeful);
  }

  private static double scv(Sample sample) {
    double cv = sample.sd() / sample.mean();
    return sample.count() == 1 || sample.mean() == 0 ? 0 : cv * cv;
  }
}
