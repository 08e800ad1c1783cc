/**
 * What every task queue has to keep to: {@link io.farmhand.queue.contract.TaskQueueContract} is the
 * entry point.
 */
package io.farmhand.queue.contract;
