/**
 * Gymnasium's contract in Java: {@link io.farmhand.sim.environment.Environment} is the entry point.
 */
package io.farmhand.sim.environment;
