/**
 * What goes wrong in training: {@link io.farmhand.learn.LearnException} is the root of this
 * module's exceptions. The entry points are {@code learn.training} and {@code learn.search}.
 */
package io.farmhand.learn;
