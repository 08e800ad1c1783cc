package io.farmhand.sim.planning;

/** Simulates constant pools, each with the same seeds. */
@FunctionalInterface
public interface Pools {
  /** What so many workers do. */
  PoolCheck check(int workers);
}
