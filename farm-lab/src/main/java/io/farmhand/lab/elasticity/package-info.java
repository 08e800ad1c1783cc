/**
 * How fast a farm grows and recovers: {@link io.farmhand.lab.elasticity.Growth} and {@link
 * io.farmhand.lab.elasticity.Recovery}.
 */
@NullMarked
package io.farmhand.lab.elasticity;

import org.jspecify.annotations.NullMarked;
