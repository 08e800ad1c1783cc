/**
 * The command line, one class for each subcommand: {@link io.farmhand.app.command.FarmhandCommand}
 * is the entry point and lists them.
 */
@NullMarked
package io.farmhand.app.command;

import org.jspecify.annotations.NullMarked;
