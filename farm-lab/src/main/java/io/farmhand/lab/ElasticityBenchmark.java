package io.farmhand.lab;

import io.farmhand.lab.elasticity.Growth;
import io.farmhand.lab.elasticity.Recovery;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.time.TimeSource;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast a farm in this process grows, and how fast it recovers from the death of a worker. */
@Command(
    name = "bench elasticity",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures how fast a farm grows and recovers, in one process.")
public final class ElasticityBenchmark implements Callable<Integer> {
  private static final int[] WORKERS = {1, 32};

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--repeats", description = "Measurements of each kind that count.")
  private int repeats = 200;

  @Option(names = "--warmups", description = "Measurements before them.")
  private int warmups = 50;

  @Option(
      names = "--first-deaths",
      description = "Measurements of a death at a worker's first task, which each take a while.")
  private int firstDeaths = 10;

  private ElasticityBenchmark() {}

  /** Runs the benchmark; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ElasticityBenchmark());
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("| microseconds | median | 99 % | most |");
    out.println("|---|---:|---:|---:|");
    Growth growth = new Growth(TimeSource.system());
    for (int workers : WORKERS) {
      int all = warmups + repeats;
      out.print(
          row(
              "from none to " + workers + " at work, threads",
              warmups,
              growth.run(LocalPlatform.ofThreads(), workers, all)));
      out.print(
          row(
              "from none to " + workers + " at work, virtual threads",
              warmups,
              growth.run(LocalPlatform.ofVirtualThreads(), workers, all)));
    }
    deaths(out);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private void deaths(PrintWriter out) throws InterruptedException {
    Recovery recovery = new Recovery(TimeSource.system());
    int all = warmups + repeats;
    out.print(row("death to next attempt, another idle", warmups, recovery.afterService(2, all)));
    out.print(row("death to next attempt, replaced", warmups, recovery.afterService(1, all)));
    out.print(
        row("death to next attempt, at the first task", 0, recovery.atFirstTask(firstDeaths)));
  }

  private static String row(String name, int skipped, long[] nanos) {
    long[] sorted = Arrays.copyOfRange(nanos, skipped, nanos.length);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f |%n",
        name,
        at(sorted, 0.5) / 1e3,
        at(sorted, 0.99) / 1e3,
        at(sorted, 1) / 1e3);
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
