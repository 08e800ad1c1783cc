/**
 * What every environment has to keep to: {@link
 * io.farmhand.sim.environment.contract.EnvironmentContract} is the entry point, for other modules
 * too.
 */
package io.farmhand.sim.environment.contract;
