/** A gateway that runs until it is told to end: {@link io.farmhand.app.serve.GatewaySession}. */
package io.farmhand.app.serve;
