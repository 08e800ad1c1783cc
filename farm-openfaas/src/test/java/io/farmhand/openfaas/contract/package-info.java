/**
 * What every gateway has to keep to: {@link io.farmhand.openfaas.contract.GatewayContract} is the
 * entry point.
 */
package io.farmhand.openfaas.contract;
