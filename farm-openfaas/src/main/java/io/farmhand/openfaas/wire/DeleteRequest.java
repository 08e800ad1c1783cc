package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * Asks for the end of a function.
 *
 * @param functionName name of the function
 * @param namespace of the function; empty for the gateway's default
 */
public record DeleteRequest(String functionName, @JsonInclude(Include.NON_EMPTY) String namespace) {
  public DeleteRequest {
    functionName = Absent.text(functionName);
    namespace = Absent.text(namespace);
  }
}
