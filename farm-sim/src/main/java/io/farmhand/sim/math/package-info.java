/**
 * Numbers: {@link io.farmhand.sim.math.SpecialFunctions} of probability theory, and {@link
 * io.farmhand.sim.math.Require} for the ranges of configured values.
 */
package io.farmhand.sim.math;
