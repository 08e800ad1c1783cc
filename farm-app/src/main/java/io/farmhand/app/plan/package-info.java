/**
 * How many workers a load needs, for a person: {@link io.farmhand.app.plan.PlanReport} is the entry
 * point.
 */
@NullMarked
package io.farmhand.app.plan;

import org.jspecify.annotations.NullMarked;
