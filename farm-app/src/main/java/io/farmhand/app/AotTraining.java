package io.farmhand.app;

import io.farmhand.app.command.FarmhandCommand;
import io.farmhand.app.terminal.Terminal;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * The run that the ahead-of-time cache is trained on: every help page, and logging.
 *
 * <p>The launcher starts it once after a build, with {@code -XX:AOTCacheOutput}. What it touches is
 * what {@code ./farmhand} later starts with; it reads no files and leaves nothing behind.
 */
public final class AotTraining {
  private static final Terminal NOBODY = Terminal.to(Writer.nullWriter(), Writer.nullWriter());

  private AotTraining() {}

  /** Shows the version and the help of each command to nobody; takes no arguments. */
  public static void main(String[] args) {
    LoggerFactory.getLogger(AotTraining.class).debug("Training starts");
    run(List.of("--version"));
    showHelp(FarmhandCommand.commandLine(NOBODY));
  }

  private static void showHelp(CommandLine command) {
    String[] path = command.getCommandSpec().qualifiedName(" ").split(" ", -1);
    List<String> names = List.of(path).subList(1, path.length);
    run(Stream.concat(names.stream(), Stream.of("--help")).toList());
    command.getSubcommands().values().forEach(AotTraining::showHelp);
  }

  private static void run(List<String> arguments) {
    CommandLine commandLine = FarmhandCommand.commandLine(NOBODY);
    commandLine.execute(arguments.toArray(String[]::new));
  }
}
