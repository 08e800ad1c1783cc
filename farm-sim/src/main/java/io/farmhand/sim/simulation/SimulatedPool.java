package io.farmhand.sim.simulation;

import io.farmhand.monitor.Observation;
import io.farmhand.monitor.StartupEstimate;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The workers of a simulated farm, by the rules of {@link io.farmhand.platform.WorkerPool}: when
 * there are too many, pending starts are cancelled first, the newest of them, then idle workers
 * stop, then the busy one that became ready last stops after its task; one that still finishes its
 * last task is kept when more are wanted again, and a dead one is replaced at once.
 *
 * <p>Workers are small numbers that are used again.
 */
final class SimulatedPool {
  private static final long NEVER = Long.MAX_VALUE;

  private final Distribution startup;
  private final Distribution stop;
  private final Distribution slownesses;
  private final StartupEstimate startupEstimate = new StartupEstimate();
  private RandomGenerator startups = () -> 0;
  private RandomGenerator stops = () -> 0;
  private RandomGenerator speeds = () -> 0;
  private SimulationListener listener = new SimulationListener() {};

  private int target;
  private int ready;
  private int retiring;
  private int idleCount;
  private int startCount;
  private int stopCount;
  private int workerCount;
  private int freeCount;
  private long readySequence;

  private int[] idle = new int[16];
  private int[] free = new int[16];
  private boolean[] isRetiring = new boolean[16];
  private double[] slowness = new double[16];
  private boolean[] isBusy = new boolean[16];
  private long[] readyNumber = new long[16];
  private long[] startAsked = new long[16];
  private long[] startReady = new long[16];
  private long[] stopGone = new long[16];
  private long nextEvent = NEVER;

  private long since;
  private long workerNanos;
  private long targetNanos;

  SimulatedPool(PlatformProfile platform) {
    startup = platform.startup();
    stop = platform.stop();
    slownesses = platform.slowness();
  }

  /** As many workers as that, all ready at time zero. */
  void reset(int workers, RandomStreams streams, SimulationListener newListener) {
    startups = streams.stream("startup");
    stops = streams.stream("stop");
    speeds = streams.stream("slowness");
    listener = newListener;
    startupEstimate.clear();
    target = workers;
    ready = 0;
    retiring = 0;
    idleCount = 0;
    startCount = 0;
    stopCount = 0;
    workerCount = 0;
    freeCount = 0;
    readySequence = 0;
    nextEvent = NEVER;
    since = 0;
    workerNanos = 0;
    targetNanos = 0;
    for (int i = workers - 1; i >= 0; i--) {
      ready++;
      pushIdle(newWorker());
    }
    listener.poolChanged(target, 0, ready, 0, 0);
  }

  int target() {
    return target;
  }

  int starting() {
    return startCount;
  }

  boolean hasIdle() {
    return idleCount > 0;
  }

  /** When the next worker is ready or gone; {@link Long#MAX_VALUE} when nothing is under way. */
  long nextEvent() {
    return nextEvent;
  }

  /** Takes an idle worker, which begins a task. */
  int takeIdle() {
    int worker = idle[--idleCount];
    isBusy[worker] = true;
    return worker;
  }

  /** By how much longer than the trace says a worker takes for a task. */
  double slowness(int worker) {
    return slowness[worker];
  }

  /** Whether a worker that has finished its task stays; it is then still busy. */
  boolean stays(int worker, long now) {
    if (!isRetiring[worker]) {
      return true;
    }
    retiring--;
    isBusy[worker] = false;
    isRetiring[worker] = false;
    settle(now);
    leave(worker, now);
    changed(now);
    return false;
  }

  /** A worker that has finished its task has no other. */
  void rest(int worker) {
    isBusy[worker] = false;
    pushIdle(worker);
  }

  /** A worker died of its task. */
  void die(int worker, long now) {
    settle(now);
    isBusy[worker] = false;
    if (isRetiring[worker]) {
      isRetiring[worker] = false;
      retiring--;
    } else {
      ready--;
    }
    recycle(worker);
    reconcile(now);
  }

  /** Asks for another number of workers. */
  void resize(int workers, long now) {
    settle(now);
    target = workers;
    reconcile(now);
  }

  /**
   * What falls due at {@link #nextEvent()}.
   *
   * @return whether a worker became ready; it is idle now
   */
  boolean advance() {
    long now = nextEvent;
    settle(now);
    removeStopped(now);
    boolean started = removeStarted(now);
    plan();
    changed(now);
    return started;
  }

  private void removeStopped(long now) {
    for (int i = stopCount - 1; i >= 0; i--) {
      if (stopGone[i] == now) {
        stopGone[i] = stopGone[--stopCount];
      }
    }
  }

  private boolean removeStarted(long now) {
    for (int i = 0; i < startCount; i++) {
      if (startReady[i] == now) {
        startupEstimate.started(now - startAsked[i]);
        listener.workerStarted(now - startAsked[i]);
        int behind = --startCount - i;
        System.arraycopy(startReady, i + 1, startReady, i, behind);
        System.arraycopy(startAsked, i + 1, startAsked, i, behind);
        ready++;
        pushIdle(newWorker());
        return true;
      }
    }
    return false;
  }

  private void reconcile(long now) {
    while (startCount + ready < target) {
      if (!reclaim()) {
        start(now);
      }
    }
    while (startCount + ready > target) {
      releaseOne(now);
    }
    plan();
    changed(now);
  }

  /** Keeps the worker that has been retiring longest, which is the last in order of readiness. */
  private boolean reclaim() {
    int last = latest(true);
    if (last < 0) {
      return false;
    }
    isRetiring[last] = false;
    retiring--;
    ready++;
    return true;
  }

  private void start(long now) {
    if (startCount == startReady.length) {
      startReady = Arrays.copyOf(startReady, 2 * startCount);
      startAsked = Arrays.copyOf(startAsked, 2 * startCount);
    }
    startAsked[startCount] = now;
    startReady[startCount++] = now + nanos(startup, startups);
  }

  private void releaseOne(long now) {
    if (startCount > 0) {
      startCount--;
      return;
    }
    ready--;
    if (idleCount > 0) {
      leave(idle[--idleCount], now);
      return;
    }
    isRetiring[latest(false)] = true;
    retiring++;
  }

  /** The busy worker that became ready last, of those that retire or of those that do not. */
  private int latest(boolean amongRetiring) {
    int latest = -1;
    if (amongRetiring && retiring == 0) {
      return latest;
    }
    for (int worker = 0; worker < workerCount; worker++) {
      if (isBusy[worker]
          && isRetiring[worker] == amongRetiring
          && (latest < 0 || readyNumber[worker] > readyNumber[latest])) {
        latest = worker;
      }
    }
    return latest;
  }

  private void leave(int worker, long now) {
    recycle(worker);
    long gone = now + nanos(stop, stops);
    if (gone > now) {
      if (stopCount == stopGone.length) {
        stopGone = Arrays.copyOf(stopGone, 2 * stopCount);
      }
      stopGone[stopCount++] = gone;
      nextEvent = Math.min(nextEvent, gone);
    }
  }

  private int newWorker() {
    int worker = freeCount > 0 ? free[--freeCount] : workerCount++;
    if (worker == isBusy.length) {
      isBusy = Arrays.copyOf(isBusy, 2 * worker);
      isRetiring = Arrays.copyOf(isRetiring, 2 * worker);
      readyNumber = Arrays.copyOf(readyNumber, 2 * worker);
      slowness = Arrays.copyOf(slowness, 2 * worker);
    }
    slowness[worker] = slownesses.sample(speeds);
    isBusy[worker] = false;
    isRetiring[worker] = false;
    readyNumber[worker] = readySequence++;
    return worker;
  }

  private void recycle(int worker) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = worker;
  }

  private void pushIdle(int worker) {
    if (idleCount == idle.length) {
      idle = Arrays.copyOf(idle, 2 * idleCount);
    }
    idle[idleCount++] = worker;
  }

  private void plan() {
    nextEvent = NEVER;
    for (int i = 0; i < startCount; i++) {
      nextEvent = Math.min(nextEvent, startReady[i]);
    }
    for (int i = 0; i < stopCount; i++) {
      nextEvent = Math.min(nextEvent, stopGone[i]);
    }
  }

  private static long nanos(Distribution distribution, RandomGenerator random) {
    return Math.round(distribution.sample(random) * 1e9);
  }

  private void settle(long now) {
    workerNanos += (now - since) * all();
    targetNanos += (now - since) * target;
    since = now;
  }

  private int all() {
    return startCount + ready + draining();
  }

  private int draining() {
    return retiring + stopCount;
  }

  private void changed(long now) {
    listener.poolChanged(target, startCount, ready, draining(), now);
  }

  /** Integral of the workers, starting and draining ones too, from time zero. */
  double workerSeconds(long now) {
    return (workerNanos + (now - since) * all()) * 1e-9;
  }

  /** Integral of the target from time zero. */
  double targetSeconds(long now) {
    return (targetNanos + (now - since) * target) * 1e-9;
  }

  Observation.Workers observe(int busy) {
    return new Observation.Workers(
        target, startCount, ready, draining(), busy, startupEstimate.seconds());
  }
}
