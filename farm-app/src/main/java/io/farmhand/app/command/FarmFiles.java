package io.farmhand.app.command;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.option.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Files of farms that commands name. */
final class FarmFiles {
  private FarmFiles() {}

  /**
   * The farm of a file.
   *
   * @param name its path; empty when it was not said
   * @param command that asks
   */
  static FarmFile read(Optional<String> name, CommandSpec command) {
    Set<String> commands = command.subcommands().keySet();
    String others =
        commands.isEmpty() ? "" : ", or one of the commands " + String.join(", ", commands);
    if (name.isEmpty()) {
      throw Usage.wrong("Name the file of a farm" + others);
    }
    if (!Files.isRegularFile(Path.of(name.get()))) {
      String near = Suggestion.of(name.get(), commands);
      throw Usage.wrong(
          "There is no file '"
              + name.get()
              + "'"
              + near.replace("did you mean ", "did you mean " + command.name() + " ")
              + (near.isEmpty() ? "; expected" : " Expected")
              + " the file of a farm such as farm.yml"
              + others);
    }
    return FarmFile.read(Path.of(name.get()));
  }
}
