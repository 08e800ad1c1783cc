package io.farmhand.app.option;

import io.farmhand.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the result of a run goes. */
public final class ResultFolderOption {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  @Option(
      names = {"--out", "--results"},
      paramLabel = "DIR",
      description =
          "Folder for the result, which must not hold one yet (default:"
              + " farmhand-out/COMMAND-TIME).")
  private Optional<Path> folder = Optional.empty();

  /** The folder that was asked for, or a new one of a name that tells command and time. */
  public Path folder(String command) {
    return folder.orElseGet(() -> standard(command));
  }

  /** A folder that does not exist, for a result of {@code command} where none was asked for. */
  public static Path standard(String command) {
    String stamp = STAMP.format(TimeSource.system().instant().atZone(ZoneId.systemDefault()));
    String name = command.replace(' ', '-') + "-" + stamp;
    Path folder = Path.of("farmhand-out", name);
    for (int again = 2; Files.exists(folder); again++) {
      folder = Path.of("farmhand-out", name + "-" + again);
    }
    return folder;
  }
}
