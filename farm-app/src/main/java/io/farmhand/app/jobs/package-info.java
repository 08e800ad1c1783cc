/**
 * Inputs on their way through a farm of functions: {@link io.farmhand.app.jobs.JobFlow} turns each
 * into tasks and their results into one, {@link io.farmhand.app.jobs.Stages} are the functions.
 */
@NullMarked
package io.farmhand.app.jobs;

import org.jspecify.annotations.NullMarked;
