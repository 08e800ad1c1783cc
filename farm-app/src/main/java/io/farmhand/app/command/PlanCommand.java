package io.farmhand.app.command;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.DeadlineSpec;
import io.farmhand.app.option.DisciplineOption;
import io.farmhand.app.option.Objective;
import io.farmhand.app.option.Pace;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.option.ServiceSpec;
import io.farmhand.app.option.WorkerOptions;
import io.farmhand.app.plan.PlanReport;
import io.farmhand.app.plan.Question;
import io.farmhand.app.plan.SteadyLoad;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Profiles;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code farmhand plan}: how many workers a load needs. */
@Command(
    name = "plan",
    description = {
      "Says how many workers have enough tasks done in time: by the queueing model, checked by"
          + " simulation.",
      "Give a steady load by --rate, --service and --deadline, or a scenario.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PlanCommand implements Callable<Integer> {
  private static final String NAME = "plan";

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE",
      description =
          "A shipped scenario such as paper, paper-random or bursts, or a YAML file of yours.")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "N/UNIT",
      description = "How many tasks arrive, such as 5/s or 300/min.")
  private Optional<Pace> rate = Optional.empty();

  @Option(
      names = "--service",
      paramLabel = "DURATION[:cv=X]",
      description =
          "How long tasks take on average, and their coefficient of variation (default 0), such as"
              + " 1.5s:cv=0.5.")
  private Optional<ServiceSpec> service = Optional.empty();

  @Option(
      names = "--deadline",
      paramLabel = "3s|2x",
      description = "The time that a task has: a duration, or a multiple of its service time.")
  private Optional<DeadlineSpec> deadline = Optional.empty();

  @Option(
      names = "--objective",
      paramLabel = "SHARE",
      defaultValue = "0.99",
      description = "Share of the tasks to be in time, such as 99%% (default: ${DEFAULT-VALUE}).")
  private Objective objective = new Objective(0.99);

  @Mixin private DisciplineOption order = new DisciplineOption();

  @Mixin private WorkerOptions workers = new WorkerOptions();

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "1000",
      description = "No more workers are considered (default: ${DEFAULT-VALUE}).")
  private int most = 1000;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Simulated runs of each pool (default: ${DEFAULT-VALUE}).")
  private int runs = 100;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Tasks of a run of a steady load (default: ${DEFAULT-VALUE}).")
  private int tasks = 4000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private ResultFolderOption out = new ResultFolderOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Usage.require(most >= 1 && most <= 100_000, "--most must be 1 to 100000", most);
    Question question;
    try {
      question = scenario.map(this::ofScenario).orElseGet(this::ofSteadyLoad);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(e);
    }
    return new PlanReport(terminal, report.settings(spec, out.folder(NAME)), question, most)
        .runAndReport();
  }

  private Question ofScenario(String name) {
    if (Stream.of(rate, service, deadline).anyMatch(Optional::isPresent)) {
      throw Usage.wrong("Give either a scenario or --rate, --service and --deadline, not both");
    }
    Scenario loaded = Scenarios.load(name);
    Scenario chosen = loaded.withPlatform(workers.over(loaded.platform()));
    return Question.of(
        order.discipline().map(chosen::withDiscipline).orElse(chosen),
        runs,
        seed,
        objective.share());
  }

  private Question ofSteadyLoad() {
    Pace pace = given(rate, "--rate");
    ServiceSpec times = given(service, "--service");
    DeadlineSpec limit = given(deadline, "--deadline");
    if (pace.ends()) {
      throw Usage.wrong("--rate must be one rate such as 5/s; for phases, write a scenario");
    }
    PlatformProfile platform = workers.over(Profiles.load("local-threads"));
    QueueDiscipline discipline = order.discipline().orElse(QueueDiscipline.FIFO);
    return new SteadyLoad(pace, times, limit, platform, discipline)
        .question(tasks, runs, seed, objective.share());
  }

  private static <T> T given(Optional<T> option, String name) {
    return option.orElseThrow(
        () ->
            Usage.wrong(
                name
                    + " is missing: give --rate, --service and --deadline, or the name or file of a"
                    + " scenario"));
  }
}
