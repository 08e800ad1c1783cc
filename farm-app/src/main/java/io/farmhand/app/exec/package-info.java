/**
 * Commands as tasks, one for each input: {@link io.farmhand.app.exec.CommandFunction} is the entry
 * point, {@link io.farmhand.app.exec.Inputs} reads what they work on, {@link
 * io.farmhand.app.exec.OutputRelay} passes on what they write.
 */
@NullMarked
package io.farmhand.app.exec;

import org.jspecify.annotations.NullMarked;
