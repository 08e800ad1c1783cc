package io.farmhand.learn.training;

import io.farmhand.monitor.ObservationView;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which numbers of a view play a part of their own in learning.
 *
 * @param workers the target
 * @param queue tasks that wait
 * @param arrivals the arrival rate
 * @param clock how far the episode has come, where the view tells
 */
public record Roles(int workers, int queue, int arrivals, OptionalInt clock) {
  /** Those of a view. */
  public static Roles of(ObservationView view) {
    return new Roles(
        find(view, "workers", "target").orElseThrow(),
        find(view, "worker_queue", "waiting").orElseThrow(),
        find(view, "arrival_rate").orElseThrow(),
        find(view, "time", "output_queue"));
  }

  private static OptionalInt find(ObservationView view, String... names) {
    List<String> all = view.parts().stream().map(ObservationView.Part::name).toList();
    for (String name : names) {
      if (all.contains(name)) {
        return OptionalInt.of(all.indexOf(name));
      }
    }
    return OptionalInt.empty();
  }
}
