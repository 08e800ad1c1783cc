package io.farmhand.farm;

import io.farmhand.time.TimeSource;

/** The next chunk's size for one slot. */
final class ChunkSize {
  private final long aimNanos;
  private final int max;
  private int size;

  ChunkSize(Chunking chunking, boolean timed) {
    switch (chunking) {
      case Chunking.Fixed fixed -> {
        aimNanos = 0;
        max = fixed.size();
        size = fixed.size();
      }
      case Chunking.Adaptive adaptive -> {
        aimNanos = TimeSource.nanosOf(adaptive.aim());
        // A task with a timeout is watched by itself.
        max = timed ? 1 : adaptive.max();
        size = 1;
      }
    }
  }

  int next() {
    return size;
  }

  boolean isAdaptive() {
    return aimNanos > 0;
  }

  /** A chunk of {@code tasks} took {@code nanos}. */
  void took(int tasks, long nanos) {
    if (aimNanos > 0) {
      double fitting = (double) aimNanos * tasks / Math.max(1, nanos);
      size = (int) Math.clamp((long) fitting, 1, Math.min(max, 2L * size));
    }
  }
}
