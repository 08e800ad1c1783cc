/**
 * What Prometheus reads, under the names that OpenFaaS uses: {@link
 * io.farmhand.gateway.metrics.InvocationMetrics} is the entry point.
 */
package io.farmhand.gateway.metrics;
