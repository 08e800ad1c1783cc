import org.jspecify.annotations.NullMarked;

/** Training of controllers. */
@NullMarked
module io.farmhand.learn {
  requires static transitive org.jspecify;
  requires transitive io.farmhand.core;
  requires transitive io.farmhand.sim;
  requires ai.djl.api;

  exports io.farmhand.learn;
  exports io.farmhand.learn.methods;
  exports io.farmhand.learn.search;
  exports io.farmhand.learn.training;
}
