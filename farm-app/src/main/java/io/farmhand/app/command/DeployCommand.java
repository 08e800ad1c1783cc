package io.farmhand.app.command;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.jobs.Stages;
import io.farmhand.app.terminal.Terminal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code farmhand deploy}: the functions of a farm, for good. */
@Command(
    name = "deploy",
    header = "Deploys the functions of a farm to a gateway.",
    description = {
      "They stay there; 'run' and 'serve' of the same file use them as they are, instead of"
          + " functions of their own.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeployCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FARM.yml", description = "The file of a farm.")
  private String farm = "";

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway instead of the file's.")
  private Optional<URI> gateway = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  DeployCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    FarmFile file = FarmFiles.read(Optional.of(farm), spec);
    URI url =
        gateway
            .or(() -> file.site().gateway())
            .orElseThrow(
                () ->
                    Usage.wrong(
                        "Functions are deployed to a gateway that stays: name one with --gateway"
                            + " URL or in the file ('farmhand gateway' runs one on this machine);"
                            + " 'run' and 'serve' need none"));
    List<String> names = Stages.deployAndLeave(file, url);
    names.forEach(name -> terminal.out().println("Deployed " + name + " to " + url));
    return ExitCode.OK.number();
  }
}
