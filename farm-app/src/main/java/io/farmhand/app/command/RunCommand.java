package io.farmhand.app.command;

import io.farmhand.app.exec.InputOptions;
import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.jobs.FarmRun;
import io.farmhand.app.jobs.ResultSink;
import io.farmhand.app.jobs.SinkOptions;
import io.farmhand.app.jobs.Stages;
import io.farmhand.app.option.DrainOption;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.run.RunResult;
import io.farmhand.app.run.RunSession;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code farmhand run}: the commands that put a farm to work; with a file, the farm that it
 * describes.
 */
@Command(
    name = "run",
    header = "Puts a farm to work.",
    description = {
      "With the file of a farm, its functions work on inputs: the lines of standard input, or the"
          + " files of --files. Results go to standard output, or to a file each with --out.",
    },
    customSynopsis = {
      "farmhand run COMMAND [OPTIONS]",
      "farmhand run FARM.yml [OPTIONS]",
      "  farmhand run samples/farms/words.yml --files README.md docs",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private static final String NAME = "run farm";

  private final Terminal terminal;

  @Parameters(paramLabel = "FARM.yml", arity = "0..1", description = "The file of a farm.")
  private Optional<String> farm = Optional.empty();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway instead of the file's; see 'farmhand run images --help'.")
  private Optional<URI> gateway = Optional.empty();

  @Mixin private InputOptions from = new InputOptions();

  @Mixin private SinkOptions to = new SinkOptions();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "Folder for the report, which must not hold one yet (default: farmhand-out/run-farm-TIME).")
  private Optional<Path> results = Optional.empty();

  @Mixin private DrainOption drain = new DrainOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    FarmFile file = FarmFiles.read(farm, spec);
    RunSettings settings =
        drain.in(report.settings(spec, results.orElseGet(() -> ResultFolderOption.standard(NAME))));
    ResultSink sink = to.sink(terminal);
    try (Stages stages = Stages.open(file, gateway);
        FarmRun run = new FarmRun(file, stages, sink)) {
      RunSession session = new RunSession(terminal, settings);
      RunResult result = session.run(run.plan(from.inputs(terminal), from.areFiles()));
      session.printBeside(result);
      return result.code().number();
    }
  }
}
