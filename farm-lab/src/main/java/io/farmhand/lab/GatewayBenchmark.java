package io.farmhand.lab;

import io.farmhand.lab.coldstart.FirstAnswer;
import io.farmhand.lab.invocation.Load;
import io.farmhand.lab.invocation.Servers;
import io.farmhand.time.TimeSource;
import java.io.IOException;
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

/** What the embedded gateway adds to a call of a warm function, beside a bare server. */
@Command(
    name = "bench gateway",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures calls of a warm function through the gateway, and without it.")
public final class GatewayBenchmark implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--connections", split = ",", description = "Connections at a time.")
  private int[] connections = {1, 8, 64};

  @Option(names = "--seconds", description = "Length of a measurement.")
  private int seconds = 2;

  @Option(names = "--rounds", description = "Measurements of each kind, taken in turn.")
  private int rounds = 3;

  @Option(names = "--warmups", description = "Rounds before them.")
  private int warmups = 2;

  private final TimeSource time = TimeSource.system();

  private GatewayBenchmark() {}

  /** Runs the benchmark; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new GatewayBenchmark());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int port = FirstAnswer.freePort();
    Process worker = Servers.startWorker(port, time);
    try (Servers servers = Servers.start(time)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("| server | connections | calls/s | median us | 99 % us |");
      out.println("|---|---:|---:|---:|---:|");
      for (int count : connections) {
        table(servers.all(port), count, out);
      }
      return CommandLine.ExitCode.OK;
    } finally {
      worker.destroyForcibly();
    }
  }

  /** The servers are measured in turn, so that what else happens meets all of them. */
  private void table(List<Servers.Server> servers, int count, PrintWriter out)
      throws InterruptedException {
    List<List<Load.Result>> found = new ArrayList<>();
    servers.forEach(_ -> found.add(new ArrayList<>()));
    for (int round = 0; round < warmups + rounds; round++) {
      for (int i = 0; i < servers.size(); i++) {
        Servers.Server server = servers.get(i);
        Load.Result result =
            Load.run(server.port(), server.path(), count, Duration.ofSeconds(seconds), time);
        if (round >= warmups) {
          found.get(i).add(result);
        }
      }
    }
    for (int i = 0; i < servers.size(); i++) {
      out.print(line(servers.get(i).title(), count, found.get(i)));
    }
    out.flush();
  }

  private static String line(String title, int count, List<Load.Result> results) {
    List<Load.Result> sorted =
        results.stream().sorted(Comparator.comparingDouble(Load.Result::perSecond)).toList();
    Load.Result median = sorted.get(sorted.size() / 2);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.0f |%n",
        title,
        count,
        median.perSecond(),
        median.medianMicros(),
        median.slowMicros());
  }
}
