/**
 * Learning with networks: {@link io.farmhand.learn.ddqn.DdqnMethods} has the published Double DQN
 * and ours. Only {@code TorchNetwork} knows PyTorch.
 */
package io.farmhand.learn.ddqn;
