/**
 * What the options of several commands have in common: {@link io.farmhand.app.option.Converters}
 * reads their values, {@link io.farmhand.app.option.ReportOptions} and {@link
 * io.farmhand.app.option.ControlOptions} are groups of them.
 */
@NullMarked
package io.farmhand.app.option;

import org.jspecify.annotations.NullMarked;
