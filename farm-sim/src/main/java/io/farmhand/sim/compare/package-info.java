/**
 * Any set of controllers on the same episodes: {@link io.farmhand.sim.compare.Comparison} is the
 * entry point.
 */
package io.farmhand.sim.compare;
