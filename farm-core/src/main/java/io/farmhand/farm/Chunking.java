package io.farmhand.farm;

import io.farmhand.check.Require;
import java.time.Duration;

/**
 * How many tasks are handed to a worker at a time. Larger chunks cost less per task; the tasks of a
 * chunk share their start and finish.
 */
public sealed interface Chunking {
  /** Always the same number, at least 1; fewer when fewer wait. */
  record Fixed(int size) implements Chunking {
    public Fixed {
      Require.that(size >= 1, "size", size, "at least 1");
    }
  }

  /**
   * As many as fit a time by the service times just seen, beginning with one.
   *
   * @param aim time that a chunk should take, positive
   * @param max most tasks in a chunk, at least 1
   */
  record Adaptive(Duration aim, int max) implements Chunking {
    public Adaptive {
      Require.that(aim.isPositive(), "aim", aim, "positive");
      Require.that(max >= 1, "max", max, "at least 1");
    }
  }

  /** One task at a time. */
  static Chunking single() {
    return new Fixed(1);
  }

  /** Always {@code size} tasks. */
  static Chunking of(int size) {
    return new Fixed(size);
  }

  /** As many as take about 50 microseconds, at most 256: one of anything but tiny tasks. */
  static Chunking adaptive() {
    return new Adaptive(Duration.ofNanos(50_000), 256);
  }
}
