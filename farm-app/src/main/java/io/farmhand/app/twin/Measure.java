package io.farmhand.app.twin;

import io.farmhand.app.report.RunFigures;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.function.ToDoubleFunction;

/**
 * What is compared.
 *
 * @param title its heading
 * @param key its name in files
 * @param decimals digits shown
 * @param margin how far the mean difference may be from 0; infinite when any will do
 * @param live its value in a live run
 * @param simulated its value in a simulation
 */
record Measure(
    String title,
    String key,
    int decimals,
    double margin,
    ToDoubleFunction<RunFigures> live,
    ToDoubleFunction<EpisodeFigures> simulated) {
  private static final double QOS_POINTS = 1;
  private static final double WORKERS = 0.3;

  static final Measure QOS =
      new Measure(
          "QoS %",
          "qos_percent",
          2,
          QOS_POINTS,
          live -> 100 * live.tasks().qos(),
          simulated -> 100 * simulated.qos());
  static final Measure TARGET =
      new Measure(
          "mean target",
          "mean_target",
          2,
          WORKERS,
          live -> live.workers().meanTarget(),
          EpisodeFigures::meanTarget);
  static final Measure WORKERS_MEAN =
      new Measure(
          "workers",
          "workers_mean",
          2,
          WORKERS,
          live -> live.workers().mean(),
          EpisodeFigures::meanWorkers);
  static final Measure ACTIONS =
      new Measure(
          "actions",
          "actions",
          1,
          Double.POSITIVE_INFINITY,
          live -> live.workers().actions(),
          EpisodeFigures::actions);
}
