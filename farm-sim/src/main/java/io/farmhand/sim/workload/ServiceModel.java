package io.farmhand.sim.workload;

import io.farmhand.sim.random.Clipped;
import io.farmhand.sim.random.Distribution;
import java.util.Optional;

/**
 * How long tasks take, and how large they are.
 *
 * @param time service time as it is drawn
 * @param size with a size model, drawn times are clipped to those of the least and greatest size
 */
public record ServiceModel(Distribution time, Optional<SizeModel> size) {
  /** Service times without sizes. */
  public static ServiceModel of(Distribution time) {
    return new ServiceModel(time, Optional.empty());
  }

  /** Service time as the tasks have it: clipped if there is a size model. */
  public Distribution effectiveTime() {
    return size.<Distribution>map(
            model ->
                new Clipped(time, model.secondsFor(model.min()), model.secondsFor(model.max())))
        .orElse(time);
  }
}
