/**
 * Scenarios live: {@link io.farmhand.app.scenario.ScenarioRun} turns one into a plan, {@link
 * io.farmhand.app.scenario.ScenarioWork} is what its tasks do.
 */
@NullMarked
package io.farmhand.app.scenario;

import org.jspecify.annotations.NullMarked;
