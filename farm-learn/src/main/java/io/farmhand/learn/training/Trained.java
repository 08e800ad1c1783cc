package io.farmhand.learn.training;

import io.farmhand.learn.search.Score;
import io.farmhand.policy.Curve;
import io.farmhand.policy.ValueRule;

/**
 * What a training found.
 *
 * @param task what was to be learned
 * @param rule the policy that was kept
 * @param validation what it reached on the validation episodes
 * @param episode episodes played before it was found
 * @param episodes episodes played in all
 * @param curve all validations
 */
public record Trained(
    TrainingTask task,
    ValueRule rule,
    Score validation,
    long episode,
    long episodes,
    Curve curve) {}
