/** How sure a comparison of runs is: {@link io.farmhand.sim.stats.Sample} is the entry point. */
package io.farmhand.sim.stats;
