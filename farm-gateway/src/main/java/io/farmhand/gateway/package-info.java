/**
 * An embedded gateway that speaks OpenFaaS's REST contract and runs functions as local processes:
 * {@link io.farmhand.gateway.EmbeddedGateway} is the entry point.
 */
package io.farmhand.gateway;
