package io.farmhand.policy;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Foresight;
import io.farmhand.control.LearnedStaffing;
import io.farmhand.control.PhasesInAnyOrder;
import io.farmhand.control.PhasesInAnyOrder.Phase;
import io.farmhand.control.Schedule;
import io.farmhand.control.Timetable;
import io.farmhand.monitor.ObservationView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy of each kind, small enough to compute by hand. */
final class SamplePolicies {
  static final ObservationView PAPER = ObservationView.paper(true);

  private static final Training TRAINING =
      new Training(
          Map.of("method", "sarsa", "learningSeed", "3", "command", "farmhand train C:\\a b"),
          "name: small\nsteps: 30 # ±\n",
          new Curve(
              List.of("seed", "episode", "qos"),
              List.of(List.of(1.0, 0.0, 0.5), List.of(1.0, 100.0, 1 / 3.0))));

  private SamplePolicies() {}

  static Policy of(String name, PolicyRule rule) {
    return new Policy(name, Duration.ofSeconds(8), rule, TRAINING);
  }

  static List<Policy> all() {
    return List.of(
        of("small-table", tabular()),
        of("small-network", network()),
        of("small-staffing", staffing()),
        of("small-schedule", scheduled()),
        of("small-phases", phased()),
        of("small-timetable", new TimetableRule(new Timetable(List.of(12.0, 9.5), 0.5, 0, 1, 2))));
  }

  static StaffingRule staffing() {
    double[] greatest = new double[LearnedStaffing.guarded().size()];
    greatest[0] = 20.25;
    return StaffingRule.of(LearnedStaffing.squareRoot(1.5), greatest);
  }

  static StaffingRule scheduled() {
    Schedule schedule =
        new Schedule(
            Duration.ofMillis(100_500),
            List.of(3.0, -1 / 3.0, 4.5),
            Optional.of(
                new Schedule.Counts(List.of(5.0, 90.5), List.of(48.0, 100 / 3.0 + 60), 1.125)));
    return new StaffingRule(staffing().staffing().with(schedule).withInitialWorkers(9));
  }

  static StaffingRule phased() {
    Phase calm = new Phase(List.of(1.5), List.of(3.0, 2.0), List.of(0.0, 1.0));
    Phase rush = new Phase(List.of(6.0, 7.25), List.of(9.0, 1 / 3.0, 8.0), List.of(-1.0, 4.5));
    Foresight known = new PhasesInAnyOrder(Duration.ofSeconds(60), List.of(calm, rush), 2.5);
    return new StaffingRule(staffing().staffing().with(known));
  }

  /**
   * Two tilings: the queue at 5, and the workers at 10. With few waiting and few workers all values
   * are 0.
   */
  static TabularRule tabular() {
    return TabularRule.of(
        PAPER,
        ActionSet.PAPER,
        List.of(tiling(1, 5), tiling(4, 10)),
        new double[][] {{0, 0, 0, -1, 0.5, 2}, {0, 0, 0, 3, 1, 0}});
  }

  private static Tiling tiling(int feature, double edge) {
    double[][] edges = new double[PAPER.size()][0];
    edges[feature] = new double[] {edge};
    return Tiling.of(edges);
  }

  /** One hidden unit: the share of 800 that waits above a half, twice. */
  static NetworkRule network() {
    double[] low = new double[PAPER.size()];
    double[] high = PAPER.parts().stream().mapToDouble(ObservationView.Part::high).toArray();
    float[] hidden = new float[PAPER.size()];
    hidden[1] = 2;
    return NetworkRule.builder(PAPER, ActionSet.PAPER, low, high)
        .layer(hidden, new float[] {-1})
        .layer(new float[] {-1, 0, 1}, new float[] {0.25f, 0.5f, 0.1f})
        .build();
  }
}
