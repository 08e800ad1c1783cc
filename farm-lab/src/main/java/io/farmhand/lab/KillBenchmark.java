package io.farmhand.lab;

import io.farmhand.lab.kills.KillRun;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What becomes of tasks whose workers are killed while they work, and how soon. */
@Command(
    name = "bench kills",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Kills worker processes at work, and sees what becomes of their tasks.")
public final class KillBenchmark implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--tasks", description = "Tasks in all.")
  private int tasks = 10_000;

  @Option(names = "--kills", description = "Workers to kill at work.")
  private int kills = 1_000;

  @Option(names = "--workers", description = "Workers that the farm keeps.")
  private int workers = 8;

  @Option(names = "--open", description = "Tasks at a time.")
  private int open = 3;

  @Option(names = "--task-millis", description = "How long a task takes.")
  private long taskMillis = 20;

  @Option(names = "--seed", description = "Of the choice of victims.")
  private long seed = 1;

  private KillBenchmark() {}

  /** Runs the benchmark; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new KillBenchmark());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    KillRun.Plan plan = new KillRun.Plan(tasks, kills, workers, open, taskMillis, seed);
    KillRun.Result result = KillRun.of(plan, TimeSource.system());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%d tasks on %d workers, %d of them killed at work, in %.0f s: %d lost, %d collected twice, %d failed%n%n",
        tasks,
        workers,
        result.kills(),
        result.seconds(),
        result.lost(),
        result.twice(),
        result.failed());
    out.println("| death to the task running again, ms | deaths | median | 99 % | most |");
    out.println("|---|---:|---:|---:|---:|");
    out.print(row("with an idle worker", result.withIdle()));
    out.print(row("without", result.withoutIdle()));
    out.flush();
    return result.lost() + result.twice() + result.failed() == 0
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static String row(String title, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s |%n",
        title,
        sorted.length,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static String at(long[] sorted, double share) {
    return sorted.length == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f",
            sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6);
  }
}
