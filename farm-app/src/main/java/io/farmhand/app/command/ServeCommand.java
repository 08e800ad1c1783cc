package io.farmhand.app.command;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.service.ServeSession;
import io.farmhand.app.service.ServeSettings;
import io.farmhand.app.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code farmhand serve}: a farm over HTTP. */
@Command(
    name = "serve",
    header = "Serves a farm over HTTP until it is ended.",
    description = {
      "It takes inputs by POST to /jobs, answers 429 when it is full, and has results for whoever"
          + " asks, waits, reads the stream or wants a call. 'farmhand submit' sends inputs to it.",
      "What was accepted is in memory: it comes to its end unless the process dies.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private static final String NAME = "serve";
  private static final int MEBIBYTE = 1 << 20;

  private final Terminal terminal;

  @Parameters(paramLabel = "FARM.yml", description = "The file of a farm.")
  private String farm = "";

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on; others than this machine's own need a token in FARMHAND_TOKEN"
              + " (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8090",
      description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port = 8090;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway instead of the file's.")
  private Optional<URI> gateway = Optional.empty();

  @Option(
      names = "--max-body",
      paramLabel = "MIB",
      defaultValue = "64",
      description = "Longest input, in MiB, at most 1024 (default: ${DEFAULT-VALUE}).")
  private int maxBody = 64;

  @Option(
      names = "--drain",
      paramLabel = "DURATION",
      defaultValue = "5m",
      description =
          "How long accepted inputs may still take once it is ended (default: ${DEFAULT-VALUE}).")
  private Duration drain = Duration.ofMinutes(5);

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "Folder for results that nobody has fetched at the end (default: farmhand-out/serve-TIME).")
  private Optional<Path> results = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    FarmFile file = FarmFiles.read(Optional.of(farm), spec);
    return new ServeSession(terminal, file, settings()).run(gateway).number();
  }

  private ServeSettings settings() {
    Usage.require(maxBody >= 1 && maxBody <= 1024, "--max-body must be 1 to 1024", maxBody);
    try {
      return new ServeSettings(
          host,
          port,
          Optional.ofNullable(System.getenv("FARMHAND_TOKEN")).filter(text -> !text.isEmpty()),
          maxBody * MEBIBYTE,
          drain,
          results.orElseGet(() -> ResultFolderOption.standard(NAME)));
    } catch (IllegalArgumentException e) {
      throw Usage.wrong("Wrong settings: " + e.getMessage(), e);
    }
  }
}
