package io.farmhand.app.exec;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of where inputs come from: lines of standard input unless they say otherwise. */
public final class InputOptions {
  @Option(
      names = "--files",
      paramLabel = "WHAT",
      arity = "1..*",
      description =
          "The inputs are files: by name, all below a folder, or by a pattern such as"
              + " 'photos/**/*.jpg'.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-a", "--arg-file"},
      paramLabel = "FILE",
      description = "Read the inputs from a file instead of standard input.")
  private Optional<Path> argFile = Optional.empty();

  @Option(
      names = {"-0", "--null"},
      description = "Inputs end with NUL instead of a line feed, as those of find -print0.")
  private boolean nul;

  /** Whether inputs are names of files. */
  public boolean areFiles() {
    return !files.isEmpty();
  }

  /**
   * The inputs, read as they are asked for.
   *
   * @throws ExitException when the options do not go together, or name nothing
   */
  public Inputs inputs(Terminal terminal) {
    if (!files.isEmpty() && (argFile.isPresent() || nul)) {
      throw Usage.wrong("Give either --files or --arg-file and --null, not both");
    }
    byte separator = nul ? 0 : (byte) '\n';
    if (!files.isEmpty()) {
      return Inputs.of(FileNames.expand(files));
    }
    if (argFile.isPresent() && !argFile.get().toString().equals("-")) {
      return Inputs.of(argFile.get(), separator);
    }
    if (terminal.inIsTerminal()) {
      terminal.err().println("Reading inputs from the terminal, one a line; Ctrl-D ends them.");
    }
    return Inputs.of(terminal.in(), separator);
  }
}
