/** What every method of learning has to keep to: {@code LearnerContract}. */
package io.farmhand.learn.training.contract;
