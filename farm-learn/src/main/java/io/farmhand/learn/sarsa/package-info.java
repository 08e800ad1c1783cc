/**
 * Tabular learning: {@link io.farmhand.learn.sarsa.SarsaMethods} has the published SARSA(lambda)
 * and ours.
 */
package io.farmhand.learn.sarsa;
