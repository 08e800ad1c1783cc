package io.farmhand.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one visit to the arbiter has brought about, to be told once the visit is over. */
final class Settled<I, O> {
  private TaskEntry<I, O>[] tasks;
  private int count;
  private int finished;
  private int withdrawn;
  private int returned;
  private int dropped;
  private final List<TaskEntry<I, O>> inVain = new ArrayList<>(0);

  Settled(int expected) {
    tasks = MemoryTaskQueue.newArray(expected);
  }

  /** A task that a worker held has an outcome. */
  void finished(TaskEntry<I, O> task) {
    finished++;
    add(task);
  }

  /** A task that no worker held has an outcome. */
  void withdrawn(TaskEntry<I, O> task) {
    withdrawn++;
    add(task);
  }

  /** A task went back. */
  void returned() {
    returned++;
  }

  /** An answer came too late. */
  void dropped() {
    dropped++;
  }

  /** A worker goes on with a task that has its outcome. */
  void inVain(TaskEntry<I, O> task) {
    inVain.add(task);
  }

  int count() {
    return count;
  }

  void tell(QueueListener listener, long now) {
    if (finished > 0) {
      listener.finished(finished, now);
    }
    if (withdrawn > 0) {
      listener.withdrawn(withdrawn, now);
    }
    if (returned > 0) {
      listener.returned(returned, now);
    }
    for (int i = 0; i < dropped; i++) {
      listener.dropped();
    }
  }

  void deliver(Settlements<I, O> settlements) {
    if (count > 0) {
      settlements.settled(tasks, count);
    }
    inVain.forEach(settlements::inVain);
  }

  private void add(TaskEntry<I, O> task) {
    if (count == tasks.length) {
      tasks = Arrays.copyOf(tasks, 2 * count);
    }
    tasks[count++] = task;
  }
}
