package io.farmhand.app.option;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.farm.Deadline;
import io.farmhand.farm.FarmBuilder;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.task.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of real tasks: by when, in which order and how often they are tried. */
public final class TaskOptions {
  private static final int MOST_RETRIES = 1000;

  @Option(
      names = "--deadline",
      paramLabel = "2s|3x",
      description =
          "By when a task should be done, from its acceptance: a duration, or a multiple of its"
              + " expected service time.")
  private Optional<DeadlineSpec> deadline = Optional.empty();

  @Option(
      names = "--discipline",
      paramLabel = "NAME",
      description =
          "Order in which tasks are served: fifo (the default), edf, least-slack,"
              + " least-slack-tardy-last.")
  private Optional<QueueDiscipline> discipline = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long one attempt at a task may take; it is then ended and has failed.")
  private Optional<Duration> timeout = Optional.empty();

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "0",
      description = "How often a failed task is tried again (default: ${DEFAULT-VALUE}).")
  private int retries;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "Folder for the report, which must not hold one yet (default: farmhand-out/COMMAND-TIME).")
  private Optional<Path> results = Optional.empty();

  /** The deadline, if one was asked for. */
  public Optional<DeadlineSpec> deadline() {
    return deadline;
  }

  /** The folder for the report of {@code command}. */
  public Path results(String command) {
    return results.orElseGet(() -> ResultFolderOption.standard(command));
  }

  /**
   * Looks whether all values make sense.
   *
   * @throws ExitException when one does not
   */
  public void check() {
    timeout.ifPresent(each -> Usage.require(each.isPositive(), "--timeout must be above 0", 0));
    Usage.require(
        retries >= 0 && retries <= MOST_RETRIES, "--retries must be 0 to " + MOST_RETRIES, retries);
  }

  /**
   * Sets up a farm as these options say.
   *
   * @param usual the deadline where none was asked for
   * @throws ExitException when an option has a wrong value
   */
  public <I, O> FarmBuilder<I, O> apply(FarmBuilder<I, O> farm, Optional<DeadlineSpec> usual) {
    check();
    timeout.ifPresent(farm::timeout);
    return farm.deadline(
            deadline.or(() -> usual).map(DeadlineSpec::<I>deadline).orElse(Deadline.none()))
        .discipline(discipline.orElse(QueueDiscipline.FIFO))
        .retries(RetryPolicy.upTo(1 + retries));
  }

  /** The options for the record. */
  public Map<String, Object> describe(Optional<DeadlineSpec> usual) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("deadline", deadline.or(() -> usual).map(DeadlineSpec::text).orElse("none"));
    map.put("discipline", discipline.orElse(QueueDiscipline.FIFO).name());
    map.put("timeout", timeout.map(Duration::toString).orElse("none"));
    map.put("retries", retries);
    return map;
  }
}
