/** Learning a policy: {@link io.farmhand.app.train.TrainReport} is the entry point. */
@NullMarked
package io.farmhand.app.train;

import org.jspecify.annotations.NullMarked;
