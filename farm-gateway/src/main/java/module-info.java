import org.jspecify.annotations.NullMarked;

/** An embedded OpenFaaS-compatible gateway that runs functions as local processes. */
@NullMarked
module io.farmhand.gateway {
  requires static transitive org.jspecify;
  requires transitive io.farmhand.core;
  requires transitive io.farmhand.openfaas;
  requires java.net.http;
  requires org.eclipse.jetty.server;
  requires org.slf4j;

  exports io.farmhand.gateway;
  exports io.farmhand.gateway.http;
  exports io.farmhand.gateway.message;
  exports io.farmhand.gateway.refusal;
  exports io.farmhand.gateway.setting;
}
