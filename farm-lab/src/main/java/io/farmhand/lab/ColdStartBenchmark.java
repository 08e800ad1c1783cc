package io.farmhand.lab;

import io.farmhand.lab.coldstart.FirstAnswer;
import io.farmhand.lab.coldstart.GatewayGrowth;
import io.farmhand.lab.coldstart.WorkerKind;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * How long a worker's process takes to its first answer, on two HTTP servers, and a farm's new
 * workers to their first task.
 */
@Command(
    name = "bench coldstart",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures workers from the start of their process to their first answer.")
public final class ColdStartBenchmark implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--repeats", description = "Measurements of each kind, taken in turn.")
  private int repeats = 20;

  @Option(names = "--workers", description = "Workers that start at once in the second table.")
  private int workers = 32;

  @Option(names = "--bursts", description = "Measurements of them.")
  private int bursts = 3;

  private final TimeSource time = TimeSource.system();

  private record Row(String title, WorkerKind kind, List<String> options) {}

  private ColdStartBenchmark() {}

  /** Runs the benchmark; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ColdStartBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("farmhand-coldstart");
    try {
      List<Row> rows = new ArrayList<>();
      for (WorkerKind kind : WorkerKind.values()) {
        rows.add(new Row(kind.title() + ", plain", kind, List.of()));
        String cache = "-XX:AOTCache=" + kind.train(folder);
        rows.add(new Row(kind.title() + ", AOT cache", kind, List.of(cache, "-XX:AOTMode=on")));
      }
      table("one worker", rows, 1, repeats);
      table(workers + " workers at once", rows, workers, bursts);
      growth();
      return CommandLine.ExitCode.OK;
    } finally {
      for (WorkerKind kind : WorkerKind.values()) {
        Files.deleteIfExists(folder.resolve(kind.name() + ".aot"));
      }
      Files.delete(folder);
    }
  }

  /** The rows are measured in turn, so that what else happens on the machine meets all of them. */
  private void table(String title, List<Row> rows, int count, int times)
      throws IOException, InterruptedException {
    List<List<FirstAnswer>> found = new ArrayList<>();
    rows.forEach(_ -> found.add(new ArrayList<>()));
    for (int i = 0; i < times; i++) {
      for (int row = 0; row < rows.size(); row++) {
        Row measured = rows.get(row);
        found.get(row).add(FirstAnswer.measure(measured.kind, measured.options, count, time));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("| " + title + " | ms, median | least | 95 % | CPU ms each |");
    out.println("|---|---:|---:|---:|---:|");
    for (int row = 0; row < rows.size(); row++) {
      out.print(line(rows.get(row).title, found.get(row)));
    }
    out.println();
    out.flush();
  }

  /** The same with all that a farm and the gateway add. */
  private void growth() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "| farm behind the gateway, resized to its last worker's first task | ms, median | least | 95 % |");
    out.println("|---|---:|---:|---:|");
    for (boolean aot : new boolean[] {false, true}) {
      String cache = aot ? ", AOT cache" : ", plain";
      out.print(
          growthLine("1 to 2 workers" + cache, GatewayGrowth.measure(1, 2, aot, repeats, time)));
      out.print(
          growthLine(
              "1 to " + workers + " workers" + cache,
              GatewayGrowth.measure(1, workers, aot, bursts, time)));
      out.flush();
    }
  }

  private static String growthLine(String title, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int last = (int) Math.ceil(0.95 * sorted.size()) - 1;
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f |%n",
        title,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.getFirst() / 1e6,
        sorted.get(last) / 1e6);
  }

  private static String line(String title, List<FirstAnswer> found) {
    List<FirstAnswer> sorted =
        found.stream().sorted(Comparator.comparingDouble(FirstAnswer::seconds)).toList();
    double cpu =
        found.stream().mapToDouble(FirstAnswer::cpuMillis).sorted().toArray()[found.size() / 2];
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %.0f |%n",
        title,
        sorted.get(sorted.size() / 2).seconds() * 1e3,
        sorted.getFirst().seconds() * 1e3,
        sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1).seconds() * 1e3,
        cpu);
  }
}
