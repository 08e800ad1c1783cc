package io.farmhand.sim.compare;

import io.farmhand.sim.simulation.EpisodeFigures;

/** A figure of an episode that tables show. */
public enum Metric {
  /** Share of the tasks that completed by their deadline. */
  QOS("qos"),
  /** Mean over the steps of the target: the published "mean workers". */
  MEAN_TARGET("meanTarget"),
  /** Time average of starting, ready and draining workers over the arrival schedule. */
  MEAN_WORKERS("meanWorkers"),
  /** Greatest target. */
  MAX_WORKERS("maxWorkers"),
  /** Decisions that changed the target. */
  ACTIONS("actions"),
  /** Decisions that left it as it was. */
  NO_OPS("noOps"),
  /** Tasks that did not complete by their deadline. */
  MISSES("misses"),
  /** Worker-seconds from the end of the schedule to the last outcome. */
  BACKLOG_WORKER_SECONDS("backlogWorkerSeconds"),
  /** Sum of the rewards of the steps. */
  REWARD("reward");

  private final String key;

  Metric(String key) {
    this.key = key;
  }

  /** Its name in files. */
  public String key() {
    return key;
  }

  /** Its value in an episode. */
  public double of(EpisodeResult episode) {
    EpisodeFigures figures = episode.figures();
    return switch (this) {
      case QOS -> figures.qos();
      case MEAN_TARGET -> figures.meanTarget();
      case MEAN_WORKERS -> figures.meanWorkers();
      case MAX_WORKERS -> figures.maxTarget();
      case ACTIONS -> figures.actions();
      case NO_OPS -> figures.steps() - figures.actions();
      case MISSES -> figures.tasks() - figures.onTime();
      case BACKLOG_WORKER_SECONDS -> figures.backlogWorkerSeconds();
      case REWARD -> episode.reward();
    };
  }
}
