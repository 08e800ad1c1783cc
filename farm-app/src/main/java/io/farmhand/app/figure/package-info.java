/**
 * Figures: drawn once, written as SVG, PNG and PDF. {@link io.farmhand.app.figure.Figure} is the
 * entry point, {@link io.farmhand.app.figure.Canvas} what is drawn on.
 */
@NullMarked
package io.farmhand.app.figure;

import org.jspecify.annotations.NullMarked;
