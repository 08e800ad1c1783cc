/**
 * The best plans that a search finds for episodes it knows in advance: {@link
 * io.farmhand.sim.optimum.Optimum} is the entry point.
 */
package io.farmhand.sim.optimum;
