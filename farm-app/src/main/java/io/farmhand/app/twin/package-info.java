/**
 * Live runs against simulations of the same tasks: {@link io.farmhand.app.twin.TwinExperiment} is
 * the entry point.
 */
@NullMarked
package io.farmhand.app.twin;

import org.jspecify.annotations.NullMarked;
