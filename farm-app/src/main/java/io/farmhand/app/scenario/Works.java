package io.farmhand.app.scenario;

import io.farmhand.time.TimeSource;

/** Makes what the tasks of a scenario do. */
public final class Works {
  private Works() {}

  /** Kinds of work, by their names on the command line. */
  public enum Kind {
    /** Waits. */
    SLEEP,
    /** Computes. */
    CPU,
    /** Processes pictures. */
    IMAGES
  }

  /** The work of this kind; close it after its last task. */
  public static ScenarioWork make(Kind kind, TimeSource time) {
    return switch (kind) {
      case SLEEP -> new SleepWork(time);
      case CPU -> new CpuWork(time);
      case IMAGES -> new ImagesWork(time);
    };
  }
}
