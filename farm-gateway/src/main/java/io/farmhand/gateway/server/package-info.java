/**
 * The REST contract over HTTP: {@link io.farmhand.gateway.server.GatewayServer} is the entry point.
 */
package io.farmhand.gateway.server;
