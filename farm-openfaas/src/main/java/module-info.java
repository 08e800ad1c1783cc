import org.jspecify.annotations.NullMarked;

/** The REST contract of OpenFaaS, a client for it, and workers as its functions. */
@NullMarked
module io.farmhand.openfaas {
  requires static transitive org.jspecify;
  requires transitive io.farmhand.core;
  requires com.fasterxml.jackson.databind;

  exports io.farmhand.openfaas.wire;

  opens io.farmhand.openfaas.wire to
      com.fasterxml.jackson.databind;
}
