/**
 * How long a worker's process takes from its start to its first answer: {@link
 * io.farmhand.lab.coldstart.WorkerKind} names the workers that are compared.
 */
@NullMarked
package io.farmhand.lab.coldstart;

import org.jspecify.annotations.NullMarked;
