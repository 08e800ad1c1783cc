import org.jspecify.annotations.NullMarked;

/** The farm: typed emitter, elastic workers and collector, with monitor and control. */
@NullMarked
module io.farmhand.core {
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports io.farmhand.check;
  exports io.farmhand.control;
  exports io.farmhand.farm;
  exports io.farmhand.math;
  exports io.farmhand.monitor;
  exports io.farmhand.platform;
  exports io.farmhand.policy;
  exports io.farmhand.queue;
  exports io.farmhand.task;
  exports io.farmhand.time;
}
