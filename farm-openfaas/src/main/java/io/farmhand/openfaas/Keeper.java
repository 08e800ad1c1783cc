package io.farmhand.openfaas;

import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one function as it is wanted, on a thread of its own: deploys, scales and removes it, looks
 * how it is doing, and asks its replicas whether they answer.
 */
final class Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration END_PATIENCE = Duration.ofSeconds(30);
  private static final long RESCALE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration REFUSED = Duration.ofSeconds(10);
  private static final Duration CLAMPED = Duration.ofMinutes(1);
  private static final int FUTILE = 3;

  private final GatewayClient client;
  private final Roster.Entry entry;
  private final PlatformSettings settings;
  private final TimeSource time;
  private final Orders orders;
  private final HealthCheck health;
  private final Semaphore signal = new Semaphore(0);
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Thread thread;

  private volatile boolean ending;
  private boolean deployed;
  private int asked;
  private long askedAt;
  private int askedTimes;
  private int answering;
  private String trouble = "";

  /** What the keeper is told, and tells. */
  interface Orders {
    /** How many replicas the function is to have. */
    int wanted();

    /** So many of them answer. */
    void answering(int replicas);

    /** It cannot have more than these. */
    void limit(int most);
  }

  Keeper(
      GatewayClient client,
      Roster.Entry entry,
      PlatformSettings settings,
      TimeSource time,
      Orders orders) {
    this.client = client;
    this.entry = entry;
    this.settings = settings;
    this.time = time;
    this.orders = orders;
    health = new HealthCheck(client, entry.name(), settings.healthPath());
    deployed = entry.isDeployed();
    asked = entry.replicas();
    thread = Thread.ofVirtual().name("farmhand-keeper-" + entry.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Has it look at once. */
  void wake() {
    woken.set(true);
    signal.release();
  }

  /** Has it take the function down and end. */
  void end() {
    ending = true;
    wake();
  }

  void awaitEnd() {
    try {
      if (!thread.join(END_PATIENCE)) {
        LOG.warn("Function {} could not be taken down in time", entry.name());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      long pause = firstPause();
      while (!ending) {
        int before = answering;
        boolean settled = keepSafely();
        boolean progress = answering != before;
        pause = settled ? settings.steadyPoll().toNanos() : progress ? firstPause() : grown(pause);
        if (await(pause)) {
          pause = firstPause();
        }
      }
    } catch (InterruptedException _) {
      LOG.debug("The keeper of {} was interrupted", entry.name());
    } finally {
      takeDown();
    }
  }

  /** A wait that is short, at first and after a change, since more of them may follow soon. */
  private long firstPause() {
    return settings.firstPoll().toNanos();
  }

  /** A wait that is longer by an eighth than {@code pause}, up to the steady one. */
  private long grown(long pause) {
    return Math.min(
        pause + pause / 8,
        Math.max(settings.firstPoll().toNanos(), settings.steadyPoll().toNanos()));
  }

  /** Waits to be woken, or for {@code nanos}; true when somebody woke it. */
  private boolean await(long nanos) throws InterruptedException {
    Cancellable alarm = time.after(nanos, signal::release);
    signal.acquire();
    alarm.cancel();
    signal.drainPermits();
    return woken.getAndSet(false);
  }

  /** Brings the function closer to what is wanted; true when it is there. */
  private boolean keepSafely() {
    try {
      boolean settled = keep(orders.wanted());
      trouble = "";
      return settled;
    } catch (OpenFaasException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.equals(trouble)) {
        trouble = message;
        LOG.warn("Function {}: {}", entry.name(), message);
      }
      return false;
    }
  }

  private boolean keep(int wanted) {
    if (wanted == 0 && entry.owned() && settings.sharded()) {
      remove();
      return true;
    }
    if (!deployed) {
      if (wanted == 0) {
        return true;
      }
      deploy();
    }
    if (wanted != asked) {
      askedTimes = 0;
      scale(wanted);
    }
    return look(wanted);
  }

  private void deploy() {
    try {
      client.apply(entry.deployment());
    } catch (OpenFaasException.Refused
        | OpenFaasException.Conflict
        | OpenFaasException.NotAccepted
        | OpenFaasException.BadResponse e) {
      limit(0, REFUSED);
      throw e;
    }
    deployed = true;
    asked = 1;
    askedTimes = 0;
  }

  private void scale(int wanted) {
    client.scale(entry.name(), wanted);
    asked = wanted;
    askedAt = time.nanos();
    askedTimes++;
  }

  /** Sees how the function is doing; true when it is as wanted. */
  private boolean look(int wanted) {
    FunctionStatus status;
    try {
      status = client.describe(entry.name());
    } catch (OpenFaasException.NotFound e) {
      answering(0);
      if (!entry.owned()) {
        throw e;
      }
      deployed = false;
      return false;
    }
    boolean asWanted = status.replicas() == wanted || insist(wanted, status.replicas());
    int available = Math.min(status.availableReplicas(), wanted);
    answering(available > answering ? answering + health.count(available - answering) : available);
    return asWanted && answering == wanted;
  }

  /** Asks again for a size that the function does not have; true when that is of no use. */
  private boolean insist(int wanted, int has) {
    if (askedTimes >= FUTILE) {
      return true;
    }
    if (time.nanos() - askedAt < RESCALE_NANOS) {
      return false;
    }
    if (askedTimes == FUTILE - 1) {
      askedTimes++;
      giveUp(wanted, has);
      return true;
    }
    scale(wanted);
    return false;
  }

  private void giveUp(int wanted, int has) {
    if (has < wanted) {
      LOG.warn(
          "Function {}: expected {} replicas, but the gateway keeps {}, perhaps the limit of its edition; set the platform's limit to {}, or use more shards",
          entry.name(),
          wanted,
          has,
          has);
      limit(has, CLAMPED);
    }
  }

  /** Lets other functions do instead, if any has room, until this one has another try. */
  private void limit(int most, Duration until) {
    orders.limit(most);
    time.after(until.toNanos(), () -> orders.limit(Integer.MAX_VALUE));
  }

  private void answering(int replicas) {
    answering = replicas;
    orders.answering(replicas);
  }

  private void remove() {
    if (deployed) {
      answering(0);
      try {
        client.remove(entry.name());
      } catch (OpenFaasException.NotFound _) {
        LOG.debug("Function {} has gone by itself", entry.name());
      }
      deployed = false;
    }
  }

  /** Leaves a function that is not the farm's own as it was found. */
  private void takeDown() {
    try {
      answering(0);
      if (entry.owned()) {
        remove();
      } else if (asked != entry.replicas()) {
        client.scale(entry.name(), entry.replicas());
      }
    } catch (OpenFaasException e) {
      LOG.warn("Function {} could not be taken down: {}", entry.name(), e.getMessage());
    }
  }
}
