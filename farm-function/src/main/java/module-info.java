import org.jspecify.annotations.NullMarked;

/** The runtime that makes a Java function an HTTP worker. */
@NullMarked
module io.farmhand.function {
  requires static transitive org.jspecify;

  exports io.farmhand.function;
}
