package io.farmhand.app.command;

import io.farmhand.app.exec.InputOptions;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.jobs.ResultSink;
import io.farmhand.app.jobs.SinkOptions;
import io.farmhand.app.submit.Submitter;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code farmhand submit}: inputs to a served farm. */
@Command(
    name = "submit",
    header = "Sends inputs to a farm that is served, and prints or saves the results.",
    description = {
      "Inputs are the lines of standard input, or the files of --files. While the farm is full it"
          + " waits as long as that says. FARMHAND_TOKEN holds the farm's token, if it asks for one.",
    },
    customSynopsis = {
      "farmhand submit [OPTIONS]",
      "  farmhand submit --files docs --out counts",
      "  seq 1000 | farmhand submit --to http://10.0.0.7:8090 --ordered",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SubmitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8090",
      description = "The farm (default: ${DEFAULT-VALUE}).")
  private URI farm = URI.create("http://127.0.0.1:8090");

  @Mixin private InputOptions from = new InputOptions();

  @Mixin private SinkOptions to = new SinkOptions();

  @Option(
      names = "--ahead",
      paramLabel = "N",
      defaultValue = "64",
      description = "Most inputs that are sent and have no result yet (default: ${DEFAULT-VALUE}).")
  private int ahead = 64;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "30s",
      description = "How long a farm that does not answer is tried (default: ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ofSeconds(30);

  SubmitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Usage.require(ahead >= 1, "--ahead must be at least 1", ahead);
    Usage.require(farm.getHost() != null, "--to must be a URL such as http://127.0.0.1:8090", farm);
    ResultSink sink = to.sink(terminal);
    Optional<String> token =
        Optional.ofNullable(System.getenv("FARMHAND_TOKEN")).filter(text -> !text.isEmpty());
    return new Submitter(terminal, sink, ahead, session())
        .run(farm, token, patience, from.inputs(terminal), from.areFiles())
        .number();
  }

  /** Of this process and moment, so that keys of different runs differ. */
  private static String session() {
    Instant now = TimeSource.system().instant();
    return ProcessHandle.current().pid() + "-" + now.getEpochSecond() + "-" + now.getNano();
  }
}
