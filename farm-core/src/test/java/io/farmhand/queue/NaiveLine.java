package io.farmhand.queue;

import io.farmhand.queue.QueueDiscipline.LeastSlackTardyLast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Each discipline in its plainest form: a list that is searched. */
final class NaiveLine {
  private final QueueDiscipline discipline;
  private final List<QueuedTask> tasks = new ArrayList<>();
  private double credit;

  NaiveLine(QueueDiscipline discipline) {
    this.discipline = discipline;
  }

  List<QueuedTask> tasks() {
    return tasks;
  }

  Optional<QueuedTask> poll(long now) {
    Optional<QueuedTask> next =
        switch (discipline) {
          case QueueDiscipline.Fifo _ -> first(tasks, byId());
          case QueueDiscipline.EarliestDeadline _ ->
              first(tasks, Comparator.comparingLong(QueuedTask::deadlineNanos));
          case QueueDiscipline.LeastSlack _ -> first(tasks, bySlack());
          case LeastSlackTardyLast tardyLast -> leastSlackTardyLast(tardyLast.tardyShare(), now);
        };
    next.ifPresent(tasks::remove);
    return next;
  }

  private Optional<QueuedTask> leastSlackTardyLast(double share, long now) {
    List<QueuedTask> viable = tasks.stream().filter(t -> t.latestStartNanos() >= now).toList();
    List<QueuedTask> tardy = tasks.stream().filter(t -> t.latestStartNanos() < now).toList();
    if (viable.isEmpty() || tardy.isEmpty()) {
      return first(viable, bySlack()).or(() -> first(tardy, byId()));
    }
    credit += share;
    if (credit >= 1) {
      credit -= 1;
      return first(tardy, byId());
    }
    return first(viable, bySlack());
  }

  private static Optional<QueuedTask> first(List<QueuedTask> among, Comparator<QueuedTask> order) {
    return among.stream().min(order.thenComparing(byId()));
  }

  private static Comparator<QueuedTask> byId() {
    return Comparator.comparingLong(QueuedTask::id);
  }

  private static Comparator<QueuedTask> bySlack() {
    return Comparator.comparingLong(QueuedTask::latestStartNanos);
  }
}
