package io.farmhand.lab;

import io.farmhand.lab.environment.Ride;
import io.farmhand.lab.environment.Rides;
import io.farmhand.lab.environment.Speed;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import io.farmhand.time.TimeSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many steps the simulated environment does in a second; no trace is met twice in a row. */
@Command(
    name = "bench environment",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures steps of the simulated environment under random actions.")
public final class EnvironmentBenchmark implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--scenario", description = "Scenarios, by name or as files.", split = ",")
  private List<String> scenarios = List.of("paper-as-run");

  @Option(names = "--disciplines", description = "Queue disciplines, by name.", split = ",")
  private List<String> disciplines = List.of("fifo", "least-slack-tardy-last");

  @Option(names = "--environments", description = "Environments in lock-step.")
  private int environments = 64;

  @Option(names = "--threads", description = "Threads for them.", split = ",")
  private List<Integer> threads = List.of(1, 2);

  @Option(names = "--rounds", description = "Rounds that count, each with a turn for every row.")
  private int rounds = 7;

  @Option(names = "--warmups", description = "Rounds before them.")
  private int warmups = 3;

  @Option(names = "--millis", description = "Length of a turn in milliseconds.")
  private long millis = 500;

  private EnvironmentBenchmark() {}

  /** Runs the benchmark; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new EnvironmentBenchmark());
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("| environment | M steps/s of CPU | best | M steps/s | best | bytes/step |");
    out.println("|---|---:|---:|---:|---:|---:|");
    for (String scenario : scenarios) {
      for (String discipline : disciplines) {
        measure(
            Scenarios.load(scenario).withDiscipline(QueueDiscipline.named(discipline)),
            scenario + ", " + discipline,
            out);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void measure(Scenario scenario, String name, PrintWriter out) {
    List<List<Speed>> speeds = new ArrayList<>();
    try (Rides rides = new Rides(scenario, environments, threads)) {
      for (int round = -warmups; round < rounds; round++) {
        for (int i = 0; i < rides.all().size(); i++) {
          Speed speed = turn(rides.all().get(i));
          if (round == -warmups) {
            speeds.add(new ArrayList<>());
          }
          if (round >= 0) {
            speeds.get(i).add(speed);
          }
        }
      }
      for (int i = 0; i < rides.all().size(); i++) {
        out.print(row(name + ", " + rides.all().get(i).name(), speeds.get(i)));
      }
      out.flush();
    }
  }

  private Speed turn(Ride ride) {
    return Speed.of(ride, Duration.ofMillis(millis), TimeSource.system());
  }

  private static String row(String name, List<Speed> measured) {
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f | %.3f | %.0f |%n",
        name,
        middle(measured, Comparator.comparingDouble(Speed::stepsPerCpuSecond)).stepsPerCpuSecond()
            / 1e6,
        measured.stream().mapToDouble(Speed::stepsPerCpuSecond).max().orElse(Double.NaN) / 1e6,
        middle(measured, Comparator.comparingDouble(Speed::stepsPerSecond)).stepsPerSecond() / 1e6,
        measured.stream().mapToDouble(Speed::stepsPerSecond).max().orElse(Double.NaN) / 1e6,
        middle(measured, Comparator.comparingDouble(Speed::bytesPerStep)).bytesPerStep());
  }

  private static Speed middle(List<Speed> measured, Comparator<Speed> order) {
    return measured.stream().sorted(order).toList().get(measured.size() / 2);
  }
}
