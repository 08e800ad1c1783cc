/**
 * What goes wrong in this module: {@link io.farmhand.sim.SimException} is the root of its
 * exceptions. The entry point is {@link io.farmhand.sim.scenario.Scenarios}.
 */
package io.farmhand.sim;
