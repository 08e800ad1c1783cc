package io.farmhand.app.plan;

import io.farmhand.sim.planning.StaffingModel;

/**
 * A part of a load with a rate of its own.
 *
 * @param name what people call it
 * @param tasks how many tasks it has on average
 * @param mean the model at its mean rate
 * @param peak the model at its greatest rate
 */
public record Part(String name, double tasks, StaffingModel mean, StaffingModel peak) {}
