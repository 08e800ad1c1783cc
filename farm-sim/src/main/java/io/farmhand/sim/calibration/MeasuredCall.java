package io.farmhand.sim.calibration;

/**
 * One task that a worker has done.
 *
 * @param worker number of the worker, from 0; -1 where the platform does not say which it was
 * @param size size of the task
 * @param serviceSeconds how long the work itself took
 * @param overheadSeconds how long the worker was held besides
 */
public record MeasuredCall(
    int worker, double size, double serviceSeconds, double overheadSeconds) {}
