/**
 * The discrete-event simulation of a farm: {@link io.farmhand.sim.simulation.Episode} is the entry
 * point, {@link io.farmhand.sim.simulation.FarmSimulation} the farm itself.
 */
package io.farmhand.sim.simulation;
