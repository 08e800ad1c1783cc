/** The speed of the simulated environment: {@link io.farmhand.lab.environment.Rides} measured. */
@NullMarked
package io.farmhand.lab.environment;

import org.jspecify.annotations.NullMarked;
