/**
 * Farms whose workers are processes behind the embedded gateway, and tell when they begin a task:
 * {@link io.farmhand.lab.workers.SightedFarm}.
 */
@NullMarked
package io.farmhand.lab.workers;

import org.jspecify.annotations.NullMarked;
