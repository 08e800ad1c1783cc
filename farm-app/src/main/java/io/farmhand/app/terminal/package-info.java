/**
 * Where the program meets the person: {@link io.farmhand.app.terminal.Terminal} is the entry point,
 * and the only class that knows standard output and standard error.
 */
@NullMarked
package io.farmhand.app.terminal;

import org.jspecify.annotations.NullMarked;
