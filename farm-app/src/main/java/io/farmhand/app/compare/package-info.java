/**
 * Controllers against each other on the same simulated episodes: {@link
 * io.farmhand.app.compare.CompareReport} is the entry point.
 */
@NullMarked
package io.farmhand.app.compare;

import org.jspecify.annotations.NullMarked;
