import org.jspecify.annotations.NullMarked;

/** The REST contract of OpenFaaS, a client for it, and workers as its functions. */
@NullMarked
module io.farmhand.openfaas {
  requires static transitive org.jspecify;
  requires transitive io.farmhand.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires org.slf4j;

  exports io.farmhand.openfaas;
  exports io.farmhand.openfaas.client;
  exports io.farmhand.openfaas.wire;

  opens io.farmhand.openfaas.wire to
      com.fasterxml.jackson.databind;
}
