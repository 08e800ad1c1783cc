package io.farmhand.app.scaling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One number of workers.
 *
 * @param workers how many
 * @param seconds from the first task's arrival to the last one's collection
 * @param speedUp how many times as fast as one worker
 */
public record ScalingPoint(int workers, double seconds, double speedUp) {
  private static final int PUBLISHED_WORKERS = 32;
  private static final double PUBLISHED_SPEED_UP = 29.7;

  /** Speed-up by worker. */
  public double efficiency() {
    return speedUp / workers;
  }

  /** The speed-up of the published system (arXiv 2602.06555), where it is stated. */
  public static OptionalDouble published(int workers) {
    return workers == PUBLISHED_WORKERS
        ? OptionalDouble.of(PUBLISHED_SPEED_UP)
        : OptionalDouble.empty();
  }

  /** With the names of {@code summary.json}. */
  Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("workers", workers);
    map.put("run_time_s", seconds);
    map.put("speed_up", speedUp);
    map.put("efficiency", efficiency());
    OptionalDouble published = published(workers);
    map.put("published_speed_up", published.isPresent() ? published.getAsDouble() : Double.NaN);
    return map;
  }
}
