/**
 * What a farm works on: {@link io.farmhand.task.Task}, its function and its {@link
 * io.farmhand.task.Outcome}.
 */
package io.farmhand.task;
