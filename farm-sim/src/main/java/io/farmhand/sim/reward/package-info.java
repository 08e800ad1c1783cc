/** What a step is worth: {@link io.farmhand.sim.reward.Reward} is the entry point. */
package io.farmhand.sim.reward;
