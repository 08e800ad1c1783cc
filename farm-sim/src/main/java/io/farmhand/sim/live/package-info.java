/**
 * Scenarios on live farms: {@link io.farmhand.sim.live.LiveScenario} is the entry point, {@link
 * io.farmhand.sim.live.Site} says where tasks are done.
 */
package io.farmhand.sim.live;
