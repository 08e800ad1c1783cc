/**
 * Calls on processes by HTTP/1.1, with bodies streamed both ways: {@link
 * io.farmhand.gateway.proxy.Upstream} is the entry point.
 */
package io.farmhand.gateway.proxy;
