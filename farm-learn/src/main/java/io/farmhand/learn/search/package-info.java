/**
 * Search for the parameters of a rule: {@link io.farmhand.learn.search.PolicySearch} is the entry
 * point.
 */
package io.farmhand.learn.search;
