/**
 * Waiting tasks, their order and their leases: {@link io.farmhand.queue.TaskQueue} is the entry
 * point.
 */
package io.farmhand.queue;
