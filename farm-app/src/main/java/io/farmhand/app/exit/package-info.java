/** How the program ends: {@link io.farmhand.app.exit.ExitCode} lists the ways. */
@NullMarked
package io.farmhand.app.exit;

import org.jspecify.annotations.NullMarked;
