package io.farmhand.lab;

import io.farmhand.lab.overhead.Contender;
import io.farmhand.lab.overhead.Contenders;
import io.farmhand.lab.overhead.Round;
import io.farmhand.lab.overhead.SideBySide;
import io.farmhand.lab.overhead.Table;
import io.farmhand.lab.overhead.Work;
import io.farmhand.time.TimeSource;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What it costs to have two workers do tiny tasks: the farm and its peers in one process. */
@Command(
    name = "bench overhead",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Compares the farm with its peers on tiny tasks, in one process.")
public final class OverheadBenchmark implements Callable<Integer> {
  private static final List<String> BARE_LOOPS = List.of(Contenders.ONE_THREAD, Contenders.LIMIT);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--tasks", description = "Tasks in a round; slow contenders get a part of them.")
  private int tasks = 4_000_000;

  @Option(names = "--rounds", description = "Rounds that count.")
  private int rounds = 9;

  @Option(names = "--warmups", description = "Rounds before them.")
  private int warmups = 3;

  @Option(
      names = "--tries",
      description = "Times that a round is done until other processes leave it undisturbed.")
  private int tries = 3;

  @Option(names = "--task-nanos", description = "Length of a task in nanoseconds.")
  private double taskNanos = 130;

  @Option(names = "--only", description = "Measures only contenders with one of these in the name.")
  private List<String> only = List.of();

  private OverheadBenchmark() {}

  /** Runs the benchmark; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new OverheadBenchmark());
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    TimeSource time = TimeSource.system();
    Work work = Work.lasting(taskNanos);
    out.println(machine());
    Map<Contender, List<Round>> measured =
        new SideBySide(work, tasks, tries, time).run(chosen(), warmups, rounds);
    out.println(taskLength(work, measured));
    out.println(disturbance(measured));
    out.println();
    out.print(new Table(measured).markdown());
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private List<Contender> chosen() {
    return Contenders.all().stream()
        .filter(contender -> BARE_LOOPS.contains(contender.name()) || isChosen(contender.name()))
        .toList();
  }

  private boolean isChosen(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return only.isEmpty()
        || only.stream().anyMatch(part -> lower.contains(part.toLowerCase(Locale.ROOT)));
  }

  private static String taskLength(Work work, Map<Contender, List<Round>> measured) {
    StringBuilder text = new StringBuilder("A task is " + work.rounds() + " rounds of xorshift: ");
    measured.forEach(
        (contender, rounds) -> {
          if (contender.name().equals(Contenders.LIMIT)) {
            text.append(length(rounds, 2))
                .append(
                    String.format(
                        Locale.ROOT,
                        ", which is the limit;" + " it got %.2f cores",
                        Table.median(rounds, Round::cores)));
          } else if (contender.name().equals(Contenders.ONE_THREAD)) {
            text.append(length(rounds, 1)).append(", ");
          }
        });
    return text.toString();
  }

  private static String length(List<Round> rounds, int threads) {
    double nanos = threads * 1e9 / Table.median(rounds, Round::tasksPerSecond);
    return String.format(Locale.ROOT, "%.1f ns on %d thread(s) at once", nanos, threads);
  }

  private static String disturbance(Map<Contender, List<Round>> measured) {
    List<Round> rounds = measured.values().stream().flatMap(List::stream).toList();
    return String.format(
        Locale.ROOT,
        "Other processes had %.2f cores in the median round, %.2f in the worst.",
        Table.median(rounds, Round::otherCores),
        rounds.stream().mapToDouble(Round::otherCores).max().orElse(Double.NaN));
  }

  private static String machine() {
    String pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .map(MemoryPoolMXBean::getName)
            .filter(name -> name.contains("Eden") || name.contains("ZGC"))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d processors, Java %s, %s, heap %d MB, load of the last minute %.1f",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        pools,
        Runtime.getRuntime().maxMemory() >> 20,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
