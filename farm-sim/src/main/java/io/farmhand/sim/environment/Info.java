package io.farmhand.sim.environment;

import io.farmhand.monitor.Observation;
import io.farmhand.sim.simulation.EpisodeFigures;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside the observation.
 *
 * @param seen every number of the observation, without bounds
 * @param figures what came out of the episode, once it has ended; tasks that were left then are
 *     finished with the last pool and count
 */
public record Info(Observation seen, @Nullable EpisodeFigures figures) {}
