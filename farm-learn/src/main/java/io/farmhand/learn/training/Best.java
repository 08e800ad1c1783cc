package io.farmhand.learn.training;

import io.farmhand.learn.search.Score;
import io.farmhand.policy.ValueRule;

/**
 * The policy that would be kept.
 *
 * @param rule how it decides
 * @param score what it reached on the validation episodes
 * @param episode episodes played before
 */
record Best(ValueRule rule, Score score, long episode) {}
