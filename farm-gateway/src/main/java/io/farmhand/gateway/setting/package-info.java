/** How the gateway works: {@link io.farmhand.gateway.setting.GatewaySettings}. */
package io.farmhand.gateway.setting;
