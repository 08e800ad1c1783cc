package io.farmhand.platform;

/** Hears how a pool of workers changes. Calls must return fast. */
public interface PoolListener {
  /** The target or a count changed, at {@code nanos}. */
  void poolChanged(int target, int starting, int ready, int draining, long nanos);

  /** A worker became ready, {@code startupNanos} after it was asked for. */
  void workerStarted(long startupNanos);
}
