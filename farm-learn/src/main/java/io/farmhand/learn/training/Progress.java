package io.farmhand.learn.training;

import io.farmhand.learn.search.Score;

/**
 * Where a training stands, at a validation.
 *
 * @param episode episodes played
 * @param episodes episodes in all
 * @param reward mean reward of the episodes played since the last validation, exploration included;
 *     NaN when there were none
 * @param now what the policy reached on the validation episodes
 * @param best what the policy reached there that would be kept
 */
public record Progress(long episode, long episodes, double reward, Score now, Score best) {}
