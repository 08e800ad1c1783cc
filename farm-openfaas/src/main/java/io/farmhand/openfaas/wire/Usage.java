package io.farmhand.openfaas.wire;

/**
 * What the replicas of a function use.
 *
 * @param cpu thousandths of a processor
 * @param totalMemoryBytes bytes of memory
 */
public record Usage(double cpu, double totalMemoryBytes) {}
