package io.farmhand.sim.simulation;

import io.farmhand.platform.Platform;
import io.farmhand.platform.WorkerPool;
import io.farmhand.queue.Lease;
import io.farmhand.queue.Taker;
import io.farmhand.task.Failure;
import io.farmhand.task.Task;
import org.jspecify.annotations.Nullable;

/** A worker of a {@link CoreFarm} and the thread that keeps it busy. */
final class Hand implements Platform.Worker<Integer, Integer>, WorkerPool.Slot {
  private final CoreFarm farm;
  private final int number;
  private final double slowness;
  private final Taker taker = new Taker();
  Runnable serve = () -> {};
  private @Nullable Lease<Integer, Integer> lease;
  private boolean retired;
  private boolean gone;
  private boolean served;
  private boolean alive = true;

  Hand(CoreFarm farm, int number, double slowness) {
    this.farm = farm;
    this.number = number;
    this.slowness = slowness;
  }

  void takeOrRest() {
    if (gone) {
      return;
    }
    if (!farm.hasWork()) {
      farm.idle.push(this);
      return;
    }
    Lease<Integer, Integer> taken = farm.queue.take(taker, 1);
    if (taken == null) {
      throw new AssertionError("nothing to take for hand " + number);
    }
    begin(taken);
  }

  private void begin(Lease<Integer, Integer> taken) {
    lease = taken;
    int task = taken.task(0).payload();
    farm.listener.began(task, number, farm.nanos());
    long hold = farm.overhead() + CoreFarm.nanos(farm.trace.serviceSeconds(task) * slowness);
    double rate = farm.scenario.platform().failureRate();
    double draw = rate == 0 ? 1 : farm.failures.nextDouble();
    if (draw < rate) {
      farm.scheduleEnd(draw < rate / 2 ? farm.overhead() : hold, () -> die(taken, task));
    } else {
      farm.scheduleEnd(hold, () -> succeed(taken, task));
    }
  }

  private void succeed(Lease<Integer, Integer> taken, int task) {
    taken.succeed(0, task);
    farm.queue.settle(taken);
    lease = null;
    served = true;
    var outcome = taken.task(0).outcome();
    farm.listener.finished(task, number, outcome != null && outcome.onTime(), farm.nanos());
    if (retired) {
      leave();
    } else {
      takeOrRest();
    }
  }

  private void die(Lease<Integer, Integer> taken, int task) {
    taken.fail(0, new Failure.WorkerLost(name(), "of task " + task));
    farm.queue.settle(taken);
    lease = null;
    boolean givenUp = taken.task(0).outcome() != null;
    farm.listener.died(task, number, givenUp, farm.nanos());
    if (!givenUp) {
      farm.waits();
    }
    alive = false;
    serve.run();
  }

  private void leave() {
    gone = true;
    farm.idle.remove(this);
    farm.scheduleStop(serve);
  }

  @Override
  public boolean run() {
    return alive;
  }

  @Override
  public void retire() {
    retired = true;
    if (lease == null) {
      gone = true;
      farm.idle.remove(this);
      farm.soon(this::leave);
    }
  }

  @Override
  public boolean reinstate() {
    retired = gone;
    return !gone;
  }

  @Override
  public boolean idle() {
    return lease == null;
  }

  @Override
  public boolean hasServed() {
    return served;
  }

  @Override
  public String name() {
    return "hand-" + number;
  }

  @Override
  public Integer call(Task<Integer> task) {
    throw new AssertionError("hands work without being called");
  }

  @Override
  public void stop() {}
}
