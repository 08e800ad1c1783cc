/**
 * A server for HTTP/1.1 and HTTP/1.0, with Jetty behind it: {@link
 * io.farmhand.gateway.http.HttpPort} is the entry point.
 */
package io.farmhand.gateway.http;
