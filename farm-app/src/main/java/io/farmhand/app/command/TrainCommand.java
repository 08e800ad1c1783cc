package io.farmhand.app.command;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.Objective;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.SimulationOptions;
import io.farmhand.app.option.Suggestion;
import io.farmhand.app.scenario.ScenarioOptions;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.train.TrainReport;
import io.farmhand.app.train.TrainSettings;
import io.farmhand.learn.LearnException;
import io.farmhand.learn.methods.Methods;
import io.farmhand.learn.search.SearchGoal;
import io.farmhand.learn.search.SearchTask;
import io.farmhand.learn.training.InvalidCheckpointException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farmhand train}: a policy from simulated episodes. */
@Command(
    name = "train",
    description = {
      "Learns a policy from simulated episodes and writes it to a file, which every command takes"
          + " as --controller policy:FILE.",
      "The policy that is kept reaches the QoS on validation episodes at the least workers and"
          + " actions. Exit code 4 says that none reached it. Ctrl-C keeps the best so far.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Option(
      names = "--method",
      paramLabel = "NAME",
      required = true,
      description = {
        "staffing, scheduled-staffing, phased-staffing or timetable: direct search for the numbers of"
            + " a rule, without a clock, for one schedule, for phases in any order, or by the step.",
        "sarsa or ddqn: reinforcement learning.",
        "sarsa-published or ddqn-published: as in arXiv 2602.06555, with its budget and defects.",
      })
  private String method = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The policy file (default: METHOD.policy).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--force", description = "Replace a policy file that is there already.")
  private boolean force;

  @Option(
      names = "--qos",
      paramLabel = "SHARE",
      defaultValue = "0.993",
      description = "Share of the tasks to be in time, such as 99.3%% (default: ${DEFAULT-VALUE}).")
  private Objective qos = new Objective(0.993);

  @Option(
      names = "--per-action",
      paramLabel = "WORKERS",
      defaultValue = "0.1",
      description =
          "Mean workers that one change of the target less is worth (default: ${DEFAULT-VALUE}).")
  private double perAction = 0.1;

  @Option(
      names = {"--budget", "--episodes"},
      paramLabel = "N",
      description =
          "Episodes to play, or generations of a direct search (default: what the method usually"
              + " takes).")
  private Optional<Long> budget = Optional.empty();

  @Mixin private SimulationOptions simulation = new SimulationOptions();

  @Option(
      names = "--learning-seeds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Learn so many times, from other beginnings, and keep the best (default:"
              + " ${DEFAULT-VALUE}).")
  private int learningSeeds = 1;

  @Option(
      names = "--keep-all",
      description =
          "Keep the policy of each learning seed too, beside the best as NAME-1.policy and so on.")
  private boolean keepAll;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "Save the training there after each validation (not of a direct search).")
  private Optional<Path> checkpoint = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "Go on from such a file; all other options must be as they were.")
  private Optional<Path> resume = Optional.empty();

  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      return train();
    } catch (NoClassDefFoundError e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "This installation has no training (" + e.getMessage() + " is missing); use another",
          e);
    }
  }

  private int train() {
    TrainSettings settings;
    try {
      check();
      settings =
          new TrainSettings(
              scenario.scenario(),
              scenario.words(Objects.requireNonNull(spec.mixins().get("scenario"))),
              method,
              new SearchGoal(qos.share(), perAction),
              budget,
              simulation.seed(),
              learningSeeds,
              simulation.jobs(),
              out.orElse(Path.of(method + ".policy")),
              keepAll,
              checkpoint,
              resume);
      SearchTask.requireSuitable(method, settings.scenario());
      settings.files().forEach(this::checkWritable);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(e);
    }
    return run(settings);
  }

  private int run(TrainSettings settings) {
    try {
      return new TrainReport(terminal, report.settings(spec, settings.file()), settings)
          .runAndReport();
    } catch (InvalidCheckpointException e) {
      throw Usage.wrong(e);
    } catch (LearnException e) {
      throw new ExitException(ExitCode.CANNOT_RUN, String.valueOf(e.getMessage()), e);
    }
  }

  private void check() {
    boolean searched = SearchTask.forms().contains(method);
    List<String> all = new ArrayList<>(SearchTask.forms());
    all.addAll(Methods.names());
    Usage.require(
        all.contains(method),
        "--method must be one of " + String.join(", ", all),
        method + Suggestion.of(method, all));
    long most = searched ? 100_000 : 1_000_000_000;
    long given = budget.orElse(1L);
    Usage.require(given >= 1 && given <= most, "--budget must be 1 to " + most, given);
    Usage.require(
        learningSeeds >= 1 && learningSeeds <= 100,
        "--learning-seeds must be 1 to 100",
        learningSeeds);
    boolean saves = checkpoint.isPresent() || resume.isPresent();
    if (saves && (searched || learningSeeds > 1)) {
      throw Usage.wrong(
          "--checkpoint and --resume are for one training of sarsa or ddqn; leave them out");
    }
  }

  private void checkWritable(Path file) {
    if (!force && Files.exists(file)) {
      throw Usage.wrong(file + " exists; give another file by --out, or --force to replace it");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder)) {
      throw Usage.wrong("--out must be a file in a folder that can be written, found " + file);
    }
  }
}
