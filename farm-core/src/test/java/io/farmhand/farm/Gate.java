package io.farmhand.farm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Work that a test lets begin and end: {@code hold...} waits to be let go, {@code stuck...} too but
 * deaf to interrupts, {@code fail...} fails, {@code die...} throws an error, anything else is done
 * at once.
 */
final class Gate {
  private final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> interrupted = new LinkedBlockingQueue<>();
  private final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();

  String work(String name) throws Exception {
    boolean leftOver = Thread.currentThread().isInterrupted();
    begun.add(name);
    if (leftOver) {
      throw new IllegalStateException(name + " got an interrupt of somebody else");
    }
    if (name.startsWith("hold")) {
      hold(name);
    } else if (name.startsWith("stuck")) {
      beStuck(name);
    } else if (name.startsWith("fail")) {
      throw new IllegalStateException(name + " failed");
    } else if (name.startsWith("die")) {
      throw new StackOverflowError(name + " died");
    } else if (name.startsWith("interrupt")) {
      Thread.currentThread().interrupt();
    }
    return name + " done";
  }

  private void hold(String name) throws InterruptedException {
    try {
      latch(name).await();
    } catch (InterruptedException e) {
      interrupted.add(name);
      throw e;
    }
  }

  private void beStuck(String name) {
    while (true) {
      try {
        latch(name).await();
        return;
      } catch (InterruptedException _) {
        interrupted.add(name);
      }
    }
  }

  private CountDownLatch latch(String name) {
    return latches.computeIfAbsent(name, _ -> new CountDownLatch(1));
  }

  /** Lets {@code name} go on. */
  void release(String name) {
    latch(name).countDown();
  }

  /** The name of the next task that begins. */
  String awaitBegin() throws InterruptedException {
    return String.valueOf(begun.poll(20, TimeUnit.SECONDS));
  }

  /** The name of the next task that is interrupted. */
  String awaitInterrupt() throws InterruptedException {
    return String.valueOf(interrupted.poll(20, TimeUnit.SECONDS));
  }

  /** Whether no task began, or was interrupted, that was not asked for. */
  boolean isQuiet() {
    return begun.isEmpty() && interrupted.isEmpty();
  }
}
