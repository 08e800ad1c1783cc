/**
 * What was learned, as a small file, and how it decides without whatever it was trained with:
 * {@link io.farmhand.policy.PolicyFile} reads and writes, {@link io.farmhand.policy.Policy} is what
 * it holds.
 */
package io.farmhand.policy;
