/**
 * {@code farmhand calibrate}: {@link io.farmhand.app.calibration.CalibrationRun} is the entry
 * point.
 */
@NullMarked
package io.farmhand.app.calibration;

import org.jspecify.annotations.NullMarked;
