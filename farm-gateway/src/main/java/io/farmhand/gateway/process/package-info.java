/**
 * Processes of functions, which end with the gateway: {@link io.farmhand.gateway.process.Spawner}
 * is the entry point.
 */
package io.farmhand.gateway.process;
