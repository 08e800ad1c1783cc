/** The same work on many items: {@link io.farmhand.sim.parallel.Parallel} is the entry point. */
package io.farmhand.sim.parallel;
