package io.farmhand.sim.simulation;

import io.farmhand.monitor.Observation;
import io.farmhand.monitor.StartupEstimate;
import io.farmhand.platform.StartBackoff;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The workers of a simulated farm, by the rules of {@link io.farmhand.platform.WorkerPool}: when
 * there are too many, pending starts are cancelled first, the newest of them, then idle workers
 * stop, then busy ones stop after their task, each time the one that joined the ready last; of
 * those that still finish their last task, the one told to first is kept when more are wanted
 * again; and a dead one is replaced at once, or with a delay when it had not worked yet.
 *
 * <p>Workers are small numbers that are used again.
 */
final class SimulatedPool {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long BEFORE_ZERO = -1;

  private final Distribution startup;
  private final Distribution stop;
  private final Distribution slownesses;
  private final StartupEstimate startupEstimate = new StartupEstimate();
  private final StartBackoff backoff = new StartBackoff();
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
  private long places;
  private long retryAt = NEVER;

  private int[] idle = new int[16];
  private int[] free = new int[16];
  private boolean[] isRetiring = new boolean[16];
  private double[] slowness = new double[16];
  private boolean[] isReady = new boolean[16];
  private boolean[] hasServed = new boolean[16];
  private long[] asked = new long[16];
  private long[] place = new long[16];
  private long[] startAsked = new long[16];
  private long[] startReady = new long[16];
  private double[] startSlowness = new double[16];
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

  /** As many workers as that, which have started and are all ready at time zero. */
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
    places = 0;
    retryAt = NEVER;
    backoff.clear();
    nextEvent = NEVER;
    since = 0;
    workerNanos = 0;
    targetNanos = 0;
    startBeforeTimeZero(workers);
    listener.poolChanged(target, 0, ready, 0, 0);
  }

  private void startBeforeTimeZero(int workers) {
    for (int i = 0; i < workers; i++) {
      addStart(0);
      moveToItsTurn(i);
    }
    startCount = 0;
    for (int i = 0; i < workers; i++) {
      startupEstimate.started(startReady[i]);
      listener.workerStarted(startReady[i]);
      ready++;
      pushIdle(newWorker(startSlowness[i], BEFORE_ZERO));
    }
  }

  /** Moves the last start to where it is ready after all that are ready before it. */
  private void moveToItsTurn(int last) {
    long mine = startReady[last];
    double factor = startSlowness[last];
    int at = last;
    for (; at > 0 && startReady[at - 1] > mine; at--) {
      startReady[at] = startReady[at - 1];
      startSlowness[at] = startSlowness[at - 1];
    }
    startReady[at] = mine;
    startSlowness[at] = factor;
  }

  int target() {
    return target;
  }

  int starting() {
    return startCount;
  }

  /** When the next worker is ready or gone; {@link Long#MAX_VALUE} when nothing is under way. */
  long nextEvent() {
    return nextEvent;
  }

  /** Takes an idle worker, which begins a task. */
  int takeIdle() {
    return idle[--idleCount];
  }

  /** How many workers have nothing to do. */
  int idle() {
    return idleCount;
  }

  /** The workers that have nothing to do, with room for all and two more. */
  int[] idleWorkers() {
    if (idle.length < workerCount + 2) {
      idle = Arrays.copyOf(idle, 2 * (workerCount + 2));
    }
    return idle;
  }

  /** So many of {@link #idleWorkers()} have nothing to do. */
  void rested(int count) {
    idleCount = count;
  }

  /** By how much longer than the trace says a worker takes for a task. */
  double slowness(int worker) {
    return slowness[worker];
  }

  /** By how much longer each worker takes, as {@link #slowness} says. */
  double[] slownesses() {
    return slowness;
  }

  /** Whether a worker that has finished its task stays; it is then still busy. */
  boolean stays(int worker, long now) {
    hasServed[worker] = true;
    if (!isRetiring[worker]) {
      return true;
    }
    settle(now);
    retiring--;
    isRetiring[worker] = false;
    leave(worker, now);
    changed(now);
    return false;
  }

  /** A worker that has finished its task has no other. */
  void rest(int worker) {
    pushIdle(worker);
  }

  /** Whether any worker leaves when it has finished its task. */
  boolean anyRetiring() {
    return retiring > 0;
  }

  /** Whether a worker leaves when it has finished its task. */
  boolean isRetiring(int worker) {
    return isRetiring[worker];
  }

  /** A worker died of its task. */
  void die(int worker, long now) {
    settle(now);
    if (isRetiring[worker]) {
      isRetiring[worker] = false;
      retiring--;
    } else {
      ready--;
    }
    boolean worked = hasServed[worker];
    recycle(worker);
    if (worked) {
      backoff.lostAfterWork();
    } else {
      backOff(now);
    }
    reconcile(now);
  }

  private void backOff(long now) {
    long delay = backoff.lostBeforeWork(now, hasWorkedSince(backoff.lostAt()));
    if (delay > 0) {
      retryAt = now + delay;
    }
  }

  /** Whether a worker that was asked for since then has worked and is alive. */
  private boolean hasWorkedSince(long nanos) {
    for (int worker = 0; worker < workerCount; worker++) {
      if (hasServed[worker] && !isRetiring[worker] && asked[worker] >= nanos) {
        return true;
      }
    }
    return false;
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
    if (retryAt == now) {
      retryAt = NEVER;
      backoff.resume(now);
      reconcile(now);
      return false;
    }
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
        int worker = newWorker(startSlowness[i], startAsked[i]);
        int behind = --startCount - i;
        System.arraycopy(startReady, i + 1, startReady, i, behind);
        System.arraycopy(startAsked, i + 1, startAsked, i, behind);
        System.arraycopy(startSlowness, i + 1, startSlowness, i, behind);
        ready++;
        pushIdle(worker);
        return true;
      }
    }
    return false;
  }

  private void reconcile(long now) {
    while (startCount + ready < target && (reclaim() || start(now))) {
      // One more worker at a time.
    }
    while (startCount + ready > target) {
      releaseOne(now);
    }
    plan();
    changed(now);
  }

  /** Keeps the worker that has been retiring longest; it is then the last of the ready. */
  private boolean reclaim() {
    if (retiring == 0) {
      return false;
    }
    int first = -1;
    for (int worker = 0; worker < workerCount; worker++) {
      if (isRetiring[worker] && (first < 0 || place[worker] < place[first])) {
        first = worker;
      }
    }
    isRetiring[first] = false;
    isReady[first] = true;
    place[first] = places++;
    retiring--;
    ready++;
    return true;
  }

  private boolean start(long now) {
    if (backoff.holds()) {
      return false;
    }
    addStart(now);
    return true;
  }

  private void addStart(long now) {
    if (startCount == startReady.length) {
      startReady = Arrays.copyOf(startReady, 2 * startCount);
      startAsked = Arrays.copyOf(startAsked, 2 * startCount);
      startSlowness = Arrays.copyOf(startSlowness, 2 * startCount);
    }
    startAsked[startCount] = now;
    startSlowness[startCount] = slownesses.sample(speeds);
    startReady[startCount++] = now + nanos(startup, startups);
  }

  private void releaseOne(long now) {
    if (startCount > 0) {
      startCount--;
      return;
    }
    ready--;
    if (idleCount > 0) {
      leave(takeLastReadyOfIdle(), now);
      return;
    }
    int last = lastReady();
    isReady[last] = false;
    isRetiring[last] = true;
    place[last] = places++;
    retiring++;
  }

  private int takeLastReadyOfIdle() {
    int at = 0;
    for (int i = 1; i < idleCount; i++) {
      at = place[idle[i]] > place[idle[at]] ? i : at;
    }
    int worker = idle[at];
    System.arraycopy(idle, at + 1, idle, at, --idleCount - at);
    return worker;
  }

  private int lastReady() {
    int last = -1;
    for (int worker = 0; worker < workerCount; worker++) {
      if (isReady[worker] && (last < 0 || place[worker] > place[last])) {
        last = worker;
      }
    }
    return last;
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

  private int newWorker(double factor, long askedAt) {
    int worker = freeCount > 0 ? free[--freeCount] : workerCount++;
    if (worker == isReady.length) {
      isReady = Arrays.copyOf(isReady, 2 * worker);
      isRetiring = Arrays.copyOf(isRetiring, 2 * worker);
      place = Arrays.copyOf(place, 2 * worker);
      hasServed = Arrays.copyOf(hasServed, 2 * worker);
      asked = Arrays.copyOf(asked, 2 * worker);
      slowness = Arrays.copyOf(slowness, 2 * worker);
    }
    slowness[worker] = factor;
    asked[worker] = askedAt;
    isReady[worker] = true;
    isRetiring[worker] = false;
    hasServed[worker] = false;
    place[worker] = places++;
    return worker;
  }

  private void recycle(int worker) {
    hasServed[worker] = false;
    isReady[worker] = false;
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
    nextEvent = retryAt;
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
