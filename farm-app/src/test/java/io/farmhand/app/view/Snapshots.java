package io.farmhand.app.view;

import io.farmhand.control.DecisionRecord;
import io.farmhand.control.DecisionRecord.Effect;
import io.farmhand.control.Limit;
import io.farmhand.control.Reason;
import io.farmhand.monitor.Observation;
import java.util.Optional;
import java.util.OptionalLong;

/** Snapshots of one run, made up. */
final class Snapshots {
  private Snapshots() {}

  static Snapshot running() {
    return at(Snapshot.Stage.RUNNING, 42, OptionalLong.of(1140), 240, decision(13, Limit.NONE));
  }

  static Snapshot at(
      Snapshot.Stage stage,
      double seconds,
      OptionalLong total,
      double schedule,
      Optional<DecisionRecord> decision) {
    return new Snapshot(
        "paper, erlang-c, seed 1",
        stage,
        seconds,
        10,
        total,
        schedule,
        2,
        true,
        busy(),
        decision,
        Double.NaN);
  }

  static Observation busy() {
    return new Observation(
        42,
        new Observation.Queues(2, 31, 3, 1, 12, 0, 3.25, -0.5, 46),
        new Observation.Workers(13, 1, 12, 0, 12, 7.1),
        new Observation.Window(8, 60, 41, 1.9, 4.2, 0.4, 1.5, 0.25, 1.4, 0.2, 0.902),
        new Observation.Totals(432, 388, 386, 2, 0, 15, 100, 500, 520, 530));
  }

  static Observation idle() {
    double none = Double.NaN;
    return new Observation(
        3,
        new Observation.Queues(4, 0, 0, 0, 0, 0, none, none, 0),
        new Observation.Workers(12, 9, 3, 0, 0, none),
        new Observation.Window(3, 0, 0, none, none, none, none, none, none, none, none),
        new Observation.Totals(0, 0, 0, 0, 0, 0, 0, 0, 36, 36));
  }

  static Optional<DecisionRecord> decision(int after, Limit limit) {
    return Optional.of(
        new DecisionRecord(
            3,
            0,
            busy(),
            "erlang-c",
            20,
            12,
            after,
            Reason.of("scale-up", "load of {} erlang needs {} workers", 9.75, 13),
            limit,
            after == 12 ? Effect.KEPT : Effect.APPLIED,
            null));
  }
}
