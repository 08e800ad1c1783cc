/**
 * What an episode is: {@link io.farmhand.sim.scenario.Scenarios} is the entry point; it finds
 * shipped scenarios and reads those of users.
 */
package io.farmhand.sim.scenario;
