/** What workers outside this process do: {@link io.farmhand.function.Handler}s. */
@NullMarked
package io.farmhand.app.worker;

import org.jspecify.annotations.NullMarked;
