/**
 * Numbers: {@link io.farmhand.sim.math.SpecialFunctions} of probability theory is the entry point.
 */
package io.farmhand.sim.math;
