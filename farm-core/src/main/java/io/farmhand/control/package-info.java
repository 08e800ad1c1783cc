/**
 * From an observation to a number of workers: {@link io.farmhand.control.ControlLoop} is the entry
 * point.
 */
package io.farmhand.control;
