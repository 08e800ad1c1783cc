/**
 * What arrives when and how long it takes: a {@link io.farmhand.sim.workload.Workload} describes
 * it, and a {@link io.farmhand.sim.workload.TraceGenerator} draws {@link
 * io.farmhand.sim.workload.Trace}s of it.
 */
package io.farmhand.sim.workload;
