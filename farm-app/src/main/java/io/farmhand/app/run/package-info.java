/**
 * Running a farm for a person: a {@link io.farmhand.app.run.RunPlan} says what to run, a {@link
 * io.farmhand.app.run.RunSession} runs it, shows it, and leaves its result behind.
 */
@NullMarked
package io.farmhand.app.run;

import org.jspecify.annotations.NullMarked;
