package io.farmhand.app.command;

import picocli.CommandLine.Command;

/** {@code farmhand run}: the commands that put a farm to work. */
@Command(
    name = "run",
    description = "Puts a farm to work.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class RunCommand {}
