/**
 * The strong-scaling experiment: {@link io.farmhand.app.scaling.ScalingExperiment} is the entry
 * point.
 */
@NullMarked
package io.farmhand.app.scaling;

import org.jspecify.annotations.NullMarked;
