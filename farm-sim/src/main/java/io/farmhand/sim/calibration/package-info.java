/** Measures a live platform: {@link io.farmhand.sim.calibration.Calibration} is the entry point. */
package io.farmhand.sim.calibration;
