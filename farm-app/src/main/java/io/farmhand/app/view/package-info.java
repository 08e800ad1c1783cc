/**
 * What a run looks like while it goes on: {@link io.farmhand.app.view.LiveView} on a terminal,
 * {@link io.farmhand.app.view.PlainView} elsewhere, both of a {@link
 * io.farmhand.app.view.Snapshot}.
 */
@NullMarked
package io.farmhand.app.view;

import org.jspecify.annotations.NullMarked;
