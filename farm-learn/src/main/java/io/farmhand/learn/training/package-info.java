/**
 * Learning by playing episodes: {@link io.farmhand.learn.training.Trainer} is the entry point, and
 * {@link io.farmhand.learn.training.Learner} what a method of learning has to be.
 */
package io.farmhand.learn.training;
