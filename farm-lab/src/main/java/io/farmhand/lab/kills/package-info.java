/** Workers that are killed while they work: {@link io.farmhand.lab.kills.KillRun}. */
@NullMarked
package io.farmhand.lab.kills;

import org.jspecify.annotations.NullMarked;
