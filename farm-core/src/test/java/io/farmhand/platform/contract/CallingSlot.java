package io.farmhand.platform.contract;

import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.Platform;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.platform.WorkerPool;
import io.farmhand.task.Task;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Calls one worker with tasks of a shared queue until retired; refused and lost tasks go back. */
final class CallingSlot implements WorkerPool.Slot {
  private final Platform.Worker<String, String> worker;
  private final BlockingQueue<Task<String>> tasks;
  private final Map<Long, String> answers;
  private final AtomicBoolean retired = new AtomicBoolean();
  private volatile boolean ended;
  private volatile boolean idle = true;
  private volatile boolean served;

  CallingSlot(
      Platform.Worker<String, String> worker,
      BlockingQueue<Task<String>> tasks,
      Map<Long, String> answers) {
    this.worker = worker;
    this.tasks = tasks;
    this.answers = answers;
  }

  @Override
  public boolean run() {
    try {
      while (true) {
        synchronized (this) {
          ended = retired.get();
        }
        if (ended) {
          return true;
        }
        Task<String> task = tasks.poll(1, TimeUnit.MILLISECONDS);
        if (task != null && !call(task)) {
          return false;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts workers", e);
    }
  }

  private boolean call(Task<String> task) {
    idle = false;
    try {
      answers.merge(
          task.id(), worker.call(task), (first, second) -> first + " and again " + second);
      served = true;
    } catch (NotAcceptedException _) {
      tasks.add(task);
    } catch (WorkerLostException _) {
      tasks.add(task);
      return false;
    } catch (Exception e) {
      answers.put(task.id(), "failed: " + e.getMessage());
      served = true;
    } finally {
      idle = true;
    }
    return true;
  }

  @Override
  public void retire() {
    retired.set(true);
  }

  @Override
  public synchronized boolean reinstate() {
    if (!ended) {
      retired.set(false);
    }
    return !ended;
  }

  @Override
  public boolean idle() {
    return idle;
  }

  @Override
  public boolean hasServed() {
    return served;
  }
}
