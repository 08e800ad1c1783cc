package io.farmhand.app.command;

import io.farmhand.app.exec.CommandFunction;
import io.farmhand.app.exec.CommandLog;
import io.farmhand.app.exec.CommandResult;
import io.farmhand.app.exec.CommandTemplate;
import io.farmhand.app.exec.ExecInput;
import io.farmhand.app.exec.InputOptions;
import io.farmhand.app.exec.Inputs;
import io.farmhand.app.exec.OutputRelay;
import io.farmhand.app.exec.Spool;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.ControlOptions;
import io.farmhand.app.option.DrainOption;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.TaskOptions;
import io.farmhand.app.option.WorkControl;
import io.farmhand.app.run.RunPlan;
import io.farmhand.app.run.RunResult;
import io.farmhand.app.run.RunSession;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.farm.Chunking;
import io.farmhand.farm.Emitter;
import io.farmhand.farm.Farm;
import io.farmhand.farm.FarmBuilder;
import io.farmhand.farm.ServiceTime;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code farmhand run exec}: a command for each input. */
@Command(
    name = "exec",
    header = "Runs a command for each input, many at a time.",
    description = {
      "Inputs are the lines of standard input, or what --files and --arg-file name. In the command,"
          + " {} stands for the input, {.} for it without extension, {/} for its base name, {//} for"
          + " its folder, {/.} for its base name without extension, {#} for its number. Without any"
          + " of them the input becomes the last argument.",
      "What a command writes to standard output and standard error is passed on as a whole when it"
          + " has ended. An exit code other than 0 is a failed attempt.",
      "The command finds FARMHAND_TASK, FARMHAND_ATTEMPT and, if it has a deadline,"
          + " FARMHAND_SECONDS_LEFT in its environment.",
      "Without --workers there are 1 to as many workers as this machine has processors; without"
          + " --controller, "
          + RunExecCommand.DEFAULT_CONTROLLER
          + " decides.",
    },
    customSynopsis = {
      "farmhand run exec [OPTIONS] -- COMMAND [ARGUMENT...]",
      "  find . -name '*.log' | farmhand run exec -- gzip -9 {}",
      "  farmhand run exec --files photos --workers 1..8 --deadline 5s -- ./resize {} out/{/.}.png",
      "  farmhand run exec --shell --files '*.csv' -- 'sort {} | uniq > sorted/{/}'",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunExecCommand implements Callable<Integer> {
  private static final String NAME = "run exec";

  /** What has not ended within a period takes at least as long. */
  static final String DEFAULT_CONTROLLER = "erlang-c:service=1s";

  private static final int AHEAD_IF_ORDERED = 1000;
  private static final Duration WINDOW = Duration.ofSeconds(5);

  private final Terminal terminal;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command.", hidden = true)
  private List<String> command = new ArrayList<>();

  @Mixin private InputOptions from = new InputOptions();

  @Option(
      names = "--stdin",
      description = "The input is the command's standard input, not an argument.")
  private boolean asStream;

  @Option(
      names = "--shell",
      description = "The command is a script for sh; inputs are quoted where they stand.")
  private boolean shell;

  @Option(
      names = {"-k", "--ordered"},
      description = "Pass on output in the order of the inputs.")
  private boolean ordered;

  @Option(
      names = "--ahead",
      paramLabel = "N",
      description =
          "Most inputs that are read and have not been passed on (default: 4 for each worker and at"
              + " least 64; with --ordered 1000, as a slow one holds up those behind it).")
  private Optional<Integer> ahead = Optional.empty();

  @Mixin private ControlOptions control = new ControlOptions();
  @Mixin private TaskOptions tasks = new TaskOptions();
  @Mixin private DrainOption drain = new DrainOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  RunExecCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    tasks.check();
    ahead.ifPresent(each -> Usage.require(each >= 1, "--ahead must be at least 1", each));
    CommandTemplate template =
        shell
            ? CommandTemplate.shell(command, !asStream)
            : CommandTemplate.direct(command, !asStream);
    try (Spool spool = Spool.create()) {
      CommandFunction function = CommandFunction.of(template, asStream, spool, TimeSource.system());
      return run(function, spool);
    }
  }

  private int run(CommandFunction function, Spool spool) {
    int cores = Runtime.getRuntime().availableProcessors();
    WorkControl workers =
        WorkControl.of(control, DEFAULT_CONTROLLER, new IntRange(1, cores), cores);
    RunSettings settings = drain.in(report.settings(spec, tasks.results(NAME)));
    OutputRelay relay = new OutputRelay(spool, terminal.raw());
    function.giveUpWhen(relay::isBroken);
    try (CommandLog log = new CommandLog(settings.results(), spool)) {
      RunPlan<ExecInput, CommandResult> plan =
          plan(function, from.inputs(terminal), relay, capacity(workers));
      workers.apply(plan).onOutcome(both(log, relay)).details(() -> details(log));
      RunSession session = new RunSession(terminal, settings);
      RunResult result = session.run(plan);
      session.printBeside(result);
      return result.code().number();
    }
  }

  private int capacity(WorkControl workers) {
    return ahead.orElse(ordered ? AHEAD_IF_ORDERED : workers.usualCapacity());
  }

  private RunPlan<ExecInput, CommandResult> plan(
      CommandFunction function, Inputs inputs, OutputRelay relay, int capacity) {
    FarmBuilder<ExecInput, CommandResult> farm =
        tasks
            .apply(Farm.of(function), Optional.empty())
            .platform(LocalPlatform.ofVirtualThreads())
            .capacity(capacity)
            .chunking(Chunking.single())
            .window(WINDOW)
            .serviceTime(ServiceTime.learned(_ -> NAME));
    if (ordered) {
      farm.ordered();
    }
    RunPlan<ExecInput, CommandResult> plan =
        RunPlan.of(NAME, farm)
            .title(NAME + ": " + String.join(" ", command))
            .source(outlet -> emit(inputs, relay, outlet))
            .label(ExecInput::text)
            .configure("command", command)
            .configure("shell", shell)
            .configure("ordered", ordered);
    inputs.count().ifPresent(plan::total);
    tasks.describe(Optional.empty()).forEach(plan::configure);
    return plan;
  }

  private static void emit(Inputs inputs, OutputRelay relay, Emitter.Outlet<ExecInput> outlet)
      throws IOException, InterruptedException {
    inputs.forEach(
        input -> {
          outlet.put(input);
          if (relay.isBroken()) {
            inputs.stop();
          }
        });
  }

  private static Consumer<Outcome<ExecInput, CommandResult>> both(
      CommandLog log, OutputRelay relay) {
    return outcome -> {
      log.add(outcome);
      relay.pass(outcome);
    };
  }

  private static Map<String, Object> details(CommandLog log) {
    return Map.of("endings", log.endings());
  }
}
