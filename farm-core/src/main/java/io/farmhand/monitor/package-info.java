/**
 * From events to an {@link io.farmhand.monitor.Observation}: {@link io.farmhand.monitor.Monitor} is
 * the entry point.
 */
package io.farmhand.monitor;
