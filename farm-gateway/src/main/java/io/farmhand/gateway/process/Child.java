package io.farmhand.gateway.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of a function, with all that it started. */
public final class Child {
  private final Process process;
  private final ProcessGuard guard;
  private final CompletableFuture<Integer> exit;

  Child(Process process, ProcessGuard guard) {
    this.process = process;
    this.guard = guard;
    guard.add(process.pid());
    exit = process.onExit().thenApply(this::ended);
  }

  private int ended(Process ended) {
    guard.remove(ended.pid());
    return ended.exitValue();
  }

  /** Its number. */
  public long pid() {
    return process.pid();
  }

  /** What it reads. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** What it writes to standard output. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** What it writes to standard error, unless that goes to standard output. */
  public InputStream errors() {
    return process.getErrorStream();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with its exit code. */
  public CompletableFuture<Integer> exit() {
    return exit;
  }

  /** Asks it to end. */
  public void terminate() {
    if (process.isAlive()) {
      guard.terminate(process.pid());
    }
  }

  /** Ends it. */
  public void kill() {
    if (process.isAlive()) {
      guard.kill(process.pid());
    }
  }

  /** Asks it to end, and ends it when it has not after {@code grace}. */
  public void stop(Duration grace) {
    terminate();
    try {
      if (!process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        kill();
      }
    } catch (InterruptedException _) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
