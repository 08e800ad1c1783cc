/**
 * Chance from one seed: {@link io.farmhand.sim.random.RandomStreams} is the entry point, {@link
 * io.farmhand.sim.random.Distribution} says what to draw.
 */
package io.farmhand.sim.random;
