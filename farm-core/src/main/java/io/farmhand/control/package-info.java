/**
 * From an observation to a number of workers: {@link io.farmhand.control.ControlLoop} is the entry
 * point to a run, {@link io.farmhand.control.Controllers} to the rules that decide.
 */
package io.farmhand.control;
