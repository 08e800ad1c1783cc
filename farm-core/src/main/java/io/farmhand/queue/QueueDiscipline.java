package io.farmhand.queue;

import java.util.List;

/** The order in which waiting tasks are served. */
public sealed interface QueueDiscipline {
  /** First in, first out. */
  QueueDiscipline FIFO = new Fifo();

  /** Earliest deadline first; tasks without a deadline last. */
  QueueDiscipline EDF = new EarliestDeadline();

  /** Earliest latest-start first, which is the deadline less the expected service time. */
  QueueDiscipline LEAST_SLACK = new LeastSlack();

  /** Least slack, with the tasks that can no longer meet their deadline behind all others. */
  QueueDiscipline LEAST_SLACK_TARDY_LAST = new LeastSlackTardyLast(0);

  /** The name by which people choose it. */
  String name();

  /** An empty line in this order. */
  <T extends QueuedTask> WaitingLine<T> newLine();

  /** The names of all disciplines. */
  static List<String> names() {
    return List.of(FIFO.name(), EDF.name(), LEAST_SLACK.name(), LEAST_SLACK_TARDY_LAST.name());
  }

  /**
   * The discipline of that name.
   *
   * @throws IllegalArgumentException when there is none, naming those that exist
   */
  static QueueDiscipline named(String name) {
    return switch (name) {
      case "fifo" -> FIFO;
      case "edf" -> EDF;
      case "least-slack" -> LEAST_SLACK;
      case "least-slack-tardy-last" -> LEAST_SLACK_TARDY_LAST;
      default ->
          throw new IllegalArgumentException(
              "discipline = '" + name + "', must be one of " + String.join(", ", names()));
    };
  }

  /** First in, first out. */
  record Fifo() implements QueueDiscipline {
    @Override
    public String name() {
      return "fifo";
    }

    @Override
    public <T extends QueuedTask> WaitingLine<T> newLine() {
      return new FifoLine<>();
    }
  }

  /** Earliest deadline first. */
  record EarliestDeadline() implements QueueDiscipline {
    @Override
    public String name() {
      return "edf";
    }

    @Override
    public <T extends QueuedTask> WaitingLine<T> newLine() {
      return new HeapLine<>(QueuedTask::deadlineNanos);
    }
  }

  /** Earliest latest-start first. */
  record LeastSlack() implements QueueDiscipline {
    @Override
    public String name() {
      return "least-slack";
    }

    @Override
    public <T extends QueuedTask> WaitingLine<T> newLine() {
      return new HeapLine<>(QueuedTask::latestStartNanos);
    }
  }

  /**
   * Earliest latest-start first among the tasks that can still meet their deadline; the tardy ones
   * wait behind them in order of arrival and are never dropped.
   *
   * @param tardyShare share of the turns that goes to a waiting tardy task even when viable ones
   *     wait, 0 to 1; above 0 no task starves under lasting overload
   */
  record LeastSlackTardyLast(double tardyShare) implements QueueDiscipline {
    public LeastSlackTardyLast {
      if (!(tardyShare >= 0 && tardyShare <= 1)) {
        throw new IllegalArgumentException(
            "tardyShare = " + tardyShare + ", must be between 0 and 1");
      }
    }

    @Override
    public String name() {
      return "least-slack-tardy-last";
    }

    @Override
    public <T extends QueuedTask> WaitingLine<T> newLine() {
      return new TardyLastLine<>(tardyShare);
    }
  }
}
