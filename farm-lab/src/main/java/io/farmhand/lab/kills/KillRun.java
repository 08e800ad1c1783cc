package io.farmhand.lab.kills;

import io.farmhand.lab.workers.SightedFarm;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Tasks on a farm of processes, of which one that is at work is killed (SIGKILL) again and again.
 */
public final class KillRun implements SightedFarm.Listener {
  private static final long LOOK_NANOS = 200_000;

  private final Plan plan;
  private final TimeSource time;
  private final Random random;
  private final Semaphore room;
  private final Map<Long, Integer> atWork = new HashMap<>();
  private final Map<Integer, Death> lost = new HashMap<>();
  private final int[] outcomes;
  private final List<Long> withIdle = new ArrayList<>();
  private final List<Long> withoutIdle = new ArrayList<>();
  private int collected;
  private int failed;
  private int kills;

  /**
   * What to do.
   *
   * @param tasks in all
   * @param kills of workers at work, spread over the run
   * @param workers kept
   * @param open tasks at a time; fewer than the workers, so that some are idle
   * @param taskMillis that a task takes
   * @param seed of the choice of victims
   */
  public record Plan(int tasks, int kills, int workers, int open, long taskMillis, long seed) {}

  /**
   * What happened.
   *
   * @param lost tasks without an outcome
   * @param twice tasks with more than one
   * @param failed tasks whose outcome is a failure
   * @param kills processes that were killed
   * @param withIdle nanoseconds from each death, with an idle worker at hand, until its task was
   *     begun again
   * @param withoutIdle the same of deaths when all other workers were busy or starting
   * @param seconds that it took
   */
  public record Result(
      int lost,
      int twice,
      int failed,
      int kills,
      List<Long> withIdle,
      List<Long> withoutIdle,
      double seconds) {}

  private record Death(long nanos, boolean idleAtHand) {}

  private KillRun(Plan plan, TimeSource time) {
    this.plan = plan;
    this.time = time;
    random = new Random(plan.seed);
    room = new Semaphore(plan.open);
    outcomes = new int[plan.tasks];
  }

  /** Carries the plan out. */
  public static Result of(Plan plan, TimeSource time) throws IOException, InterruptedException {
    return new KillRun(plan, time).run();
  }

  private Result run() throws IOException, InterruptedException {
    long start;
    try (SightedFarm farm = SightedFarm.open(plan.workers, plan.workers, true, time, this)) {
      while (farm.available() < plan.workers) {
        time.sleep(LOOK_NANOS);
      }
      start = time.nanos();
      Thread submitting = Thread.ofPlatform().name("submit").start(() -> submitAll(farm));
      for (int kill = 0; kill < plan.kills; kill++) {
        int due = (int) ((kill + 1L) * plan.tasks / (plan.kills + 1L));
        while (collected() < due || !killOne(farm)) {
          time.sleep(LOOK_NANOS);
        }
      }
      submitting.join();
    }
    return result((time.nanos() - start) * 1e-9);
  }

  private void submitAll(SightedFarm farm) {
    try {
      for (int task = 0; task < plan.tasks; task++) {
        room.acquire();
        farm.submit(task, plan.taskMillis);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void began(long worker, int task, long nanos) {
    if (task < 0 || outcomes[task] > 0) {
      return;
    }
    Death death = lost.remove(task);
    if (death != null) {
      (death.idleAtHand ? withIdle : withoutIdle).add(nanos - death.nanos);
    }
    atWork.put(worker, task);
  }

  @Override
  public synchronized void collected(int task, Outcome<String, String> outcome) {
    outcomes[task]++;
    collected++;
    failed += outcome instanceof Outcome.Completed ? 0 : 1;
    atWork.values().remove(task);
    // The worker was killed after it had answered.
    lost.remove(task);
    room.release();
  }

  private synchronized int collected() {
    return collected;
  }

  /** Kills one at work; false when none is. */
  private boolean killOne(SightedFarm farm) {
    int available = farm.available();
    synchronized (this) {
      if (atWork.isEmpty()) {
        return false;
      }
      List<Long> workers = atWork.keySet().stream().sorted().toList();
      long victim = workers.get(random.nextInt(workers.size()));
      int task = Objects.requireNonNull(atWork.remove(victim));
      lost.put(task, new Death(time.nanos(), available > plan.open));
      boolean killed = ProcessHandle.of(victim).map(ProcessHandle::destroyForcibly).orElse(false);
      kills += killed ? 1 : 0;
      return killed;
    }
  }

  private synchronized Result result(double seconds) {
    int none = 0;
    int twice = 0;
    for (int count : outcomes) {
      none += count == 0 ? 1 : 0;
      twice += count > 1 ? 1 : 0;
    }
    return new Result(none, twice, failed, kills, withIdle, withoutIdle, seconds);
  }
}
