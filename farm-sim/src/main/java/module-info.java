import org.jspecify.annotations.NullMarked;

/** Workloads, platform profiles and scenario files, and the statistics to compare runs of them. */
@NullMarked
module io.farmhand.sim {
  requires static transitive org.jspecify;
  requires transitive io.farmhand.core;
  requires org.snakeyaml.engine;

  exports io.farmhand.sim;
  exports io.farmhand.sim.calibration;
  exports io.farmhand.sim.compare;
  exports io.farmhand.sim.environment;
  exports io.farmhand.sim.live;
  exports io.farmhand.sim.optimum;
  exports io.farmhand.sim.parallel;
  exports io.farmhand.sim.planning;
  exports io.farmhand.sim.random;
  exports io.farmhand.sim.reward;
  exports io.farmhand.sim.scenario;
  exports io.farmhand.sim.simulation;
  exports io.farmhand.sim.stats;
  exports io.farmhand.sim.workload;
}
