package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * Asks for a number of replicas.
 *
 * @param serviceName name of the function
 * @param replicas replicas wanted
 * @param namespace of the function; empty for the gateway's default
 */
public record ScaleRequest(
    String serviceName, int replicas, @JsonInclude(Include.NON_EMPTY) String namespace) {
  public ScaleRequest {
    serviceName = Absent.text(serviceName);
    namespace = Absent.text(namespace);
  }
}
