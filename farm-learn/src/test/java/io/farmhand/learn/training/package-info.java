/** Tests of training; {@link io.farmhand.learn.training.LearnerContract} is for every method. */
package io.farmhand.learn.training;
