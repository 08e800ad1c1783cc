/** How a call on the gateway is refused: {@link io.farmhand.gateway.refusal.RefusedException}. */
package io.farmhand.gateway.refusal;
