/** The application: {@link io.farmhand.app.Main} starts it and is its only composition root. */
@NullMarked
package io.farmhand.app;

import org.jspecify.annotations.NullMarked;
