/**
 * What a run leaves behind: {@link io.farmhand.app.report.ResultFolder} writes its files, {@link
 * io.farmhand.app.report.Tally} gathers its {@link io.farmhand.app.report.RunFigures}, and {@link
 * io.farmhand.app.report.SummaryTable} shows them.
 */
@NullMarked
package io.farmhand.app.report;

import org.jspecify.annotations.NullMarked;
