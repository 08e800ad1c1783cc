package io.farmhand.app.option;

import io.farmhand.queue.QueueDiscipline;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which order tasks are served, instead of what a scenario says. */
public final class DisciplineOption {
  @Option(
      names = "--discipline",
      paramLabel = "NAME",
      description =
          "Order in which tasks are served: fifo, edf, least-slack, least-slack-tardy-last.")
  private Optional<QueueDiscipline> discipline = Optional.empty();

  /** The order that was asked for. */
  public Optional<QueueDiscipline> discipline() {
    return discipline;
  }
}
