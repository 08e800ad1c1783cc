/**
 * Talks to an OpenFaaS gateway: {@link io.farmhand.openfaas.client.GatewayClient} is the entry
 * point.
 */
package io.farmhand.openfaas.client;
