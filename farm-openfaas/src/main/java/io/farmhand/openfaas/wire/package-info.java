/**
 * What travels between an OpenFaaS gateway and its callers: records for the JSON bodies, which
 * {@link io.farmhand.openfaas.wire.Wire} reads and writes, and names of headers.
 */
package io.farmhand.openfaas.wire;
