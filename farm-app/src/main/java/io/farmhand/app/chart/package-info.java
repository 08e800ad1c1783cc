/**
 * The figures of a comparison, made from its files: {@link io.farmhand.app.chart.ComparisonCharts}
 * is the entry point.
 */
@NullMarked
package io.farmhand.app.chart;

import org.jspecify.annotations.NullMarked;
