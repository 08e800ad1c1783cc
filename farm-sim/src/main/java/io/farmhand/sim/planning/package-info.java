/**
 * How many workers a load needs: {@link io.farmhand.sim.planning.StaffingPlan} is the entry point,
 * {@link io.farmhand.sim.planning.StaffingModel} the formula and {@link
 * io.farmhand.sim.planning.PoolCheck} the simulation that it is checked by.
 */
package io.farmhand.sim.planning;
