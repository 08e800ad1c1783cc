import org.jspecify.annotations.NullMarked;

/** An embedded OpenFaaS-compatible gateway that runs functions as local processes. */
@NullMarked
module io.farmhand.gateway {
  requires static transitive org.jspecify;
  requires transitive io.farmhand.core;
  requires transitive io.farmhand.openfaas;
  requires io.helidon.http;
  requires io.helidon.http.encoding;
  requires io.helidon.webserver;
  requires java.net.http;
  requires org.slf4j;

  exports io.farmhand.gateway;
  exports io.farmhand.gateway.setting;
}
