package io.farmhand.app.command;

import io.farmhand.app.page.Reports;
import io.farmhand.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code farmhand report}: results as pages. */
@Command(
    name = "report",
    description = {
      "Makes report.html, a page that needs nothing else, and figures as SVG, PNG and PDF, from the"
          + " folders that compare, evaluate, optimum, twin and run leave, and from policy files.",
      "What is there of them is made anew; the data stays as it is.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|POLICY",
      description = "Folders of results, each with a page of its own, and policy files.")
  private List<Path> results = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "One page of all of them, in this folder, in place of a page that is there.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = {"-q", "--quiet"},
      description = "Show nothing but what goes wrong.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Show where in the program an error came up.")
  private boolean verbose;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (out.isPresent()) {
      tell(Reports.write(results, out.get()));
    } else {
      results.forEach(each -> tell(Reports.write(List.of(each), Reports.home(each))));
    }
    return 0;
  }

  /** Whether errors come with their place in the program. */
  boolean verbose() {
    return verbose;
  }

  private void tell(Path page) {
    if (!quiet) {
      terminal.out().println("Report in " + page);
    }
  }
}
