/**
 * Functions as local processes, their replicas and their secrets: {@link
 * io.farmhand.gateway.function.Functions} is the entry point.
 */
package io.farmhand.gateway.function;
