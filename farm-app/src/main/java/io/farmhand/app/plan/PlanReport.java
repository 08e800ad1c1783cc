package io.farmhand.app.plan;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.report.Json;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.Format;
import io.farmhand.app.view.Prose;
import io.farmhand.app.view.Table;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.planning.PoolCheck;
import io.farmhand.sim.planning.StaffingModel;
import io.farmhand.sim.planning.StaffingPlan;
import io.farmhand.sim.planning.TaskMoments;
import io.farmhand.sim.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers a question by model and simulation, and says where the two differ. */
public final class PlanReport {
  private static final String NAME = "plan";
  private static final String LEGEND =
      "load: workers that the tasks keep busy on average; model's pool: the least that the model"
          + " finds enough for the mean rate, and for the peak; safety factor: (pool - load) /"
          + " sqrt(load), the beta of square-root staffing";

  private final Terminal terminal;
  private final RunSettings settings;
  private final Question question;
  private final int most;

  /**
   * A report on this terminal.
   *
   * @param most no more workers are tried
   */
  public PlanReport(Terminal terminal, RunSettings settings, Question question, int most) {
    this.terminal = terminal;
    this.settings = settings;
    this.question = question;
    this.most = most;
  }

  /**
   * Searches and prints.
   *
   * @return the exit code of the program: {@link ExitCode#NOT_MET} when no pool meets the objective
   */
  public int runAndReport() {
    try (ResultFolder folder = ResultFolder.create(settings.results());
        var _ = Signals.handle("INT", () -> leave(folder))) {
      return runAndReport(folder);
    }
  }

  private void leave(ResultFolder folder) {
    terminal.err().println("Interrupted; the plan has no result.");
    folder.close();
    System.exit(ExitCode.INTERRUPTED.number());
  }

  private int runAndReport(ResultFolder folder) {
    boolean reachable = question.canReach();
    int guess = reachable ? question.modelWorkers(most) : most;
    int lowest = Math.min(question.leastStable(), most);
    StaffingPlan plan =
        reachable
            ? StaffingPlan.search(question.pools(), question.objective(), guess, lowest, most)
            : new StaffingPlan(
                question.objective(),
                guess,
                List.of(question.pools().check(most)),
                Optional.empty());
    ExitCode code = plan.least().isPresent() ? ExitCode.OK : ExitCode.NOT_MET;
    Map<String, Object> summary = summary(plan, reachable, code);
    folder.writeSummary(summary);
    if (settings.output().isJson()) {
      terminal.out().println(Json.line(summary));
    } else if (settings.output().showsProgress()) {
      lines(plan, reachable).forEach(terminal.out()::println);
    }
    return code.number();
  }

  private List<String> lines(StaffingPlan plan, boolean reachable) {
    List<String> lines = new ArrayList<>(List.of("", question.title(), ""));
    lines.addAll(parts(reachable));
    lines.addAll(Prose.wrapped(LEGEND, terminal.lineWidth()));
    lines.add("");
    lines.addAll(checks(plan));
    lines.add("");
    lines.addAll(reachable ? answer(plan) : unreachable());
    lines.add("");
    lines.add("Again: " + settings.repeat().line());
    lines.add("Results in " + settings.results());
    return lines;
  }

  private List<String> parts(boolean reachable) {
    Table table =
        new Table(
            "part", "tasks/s", "at peak", "load", "model's pool", "for the peak", "safety factor");
    for (Part part : question.parts()) {
      StaffingModel mean = part.mean();
      int workers = reachable ? mean.leastWorkers(question.objective(), most) : 0;
      int peak = reachable ? part.peak().leastWorkers(question.objective(), most) : 0;
      table.add(
          part.name(),
          Format.number(mean.arrivalsPerSecond(), 2),
          Format.number(part.peak().arrivalsPerSecond(), 2),
          Format.number(mean.offeredLoad(), 2),
          reachable ? Integer.toString(workers) : "-",
          reachable ? Integer.toString(peak) : "-",
          reachable ? Format.number(mean.beta(workers), 2) : "-");
    }
    return table.lines(terminal.lineWidth());
  }

  private List<String> checks(StaffingPlan plan) {
    Table table =
        new Table("workers", "model QoS %", "simulated QoS %", "95 % interval", "objective");
    for (PoolCheck check : plan.checks()) {
      Interval interval = check.qos().interval();
      table.add(
          Integer.toString(check.workers()),
          points(question.modelQos(check.workers())),
          points(check.qos().mean()),
          points(interval.low()) + " .. " + points(interval.high()),
          shown(check.verdict(plan.objective())));
    }
    return table.lines(terminal.lineWidth());
  }

  private static String shown(PoolCheck.Verdict verdict) {
    return switch (verdict) {
      case MEETS -> "met";
      case MISSES -> "missed";
      case OPEN -> "open: within the interval";
    };
  }

  private static String points(double share) {
    return Format.number(100 * share, 2);
  }

  private List<String> answer(StaffingPlan plan) {
    List<String> lines = new ArrayList<>();
    String model = "The model asks for " + plan.guess() + " workers";
    if (plan.least().isEmpty()) {
      lines.add(model + "; in simulation, no pool of up to " + most + " meets the objective.");
      return lines;
    }
    int simulated = plan.least().get().workers();
    lines.add(
        simulated == plan.guess()
            ? model + ", and the simulation agrees."
            : model + ", the simulation for " + simulated + ". Trust the simulation.");
    lines.addAll(reasons(plan.guess() - simulated));
    return lines;
  }

  private List<String> reasons(int difference) {
    List<String> reasons = new ArrayList<>();
    if (difference == 0) {
      return reasons;
    }
    if (!question.discipline().equals(QueueDiscipline.FIFO)) {
      reasons.add(
          "The model knows first come, first served; the simulation has "
              + question.discipline().name()
              + ".");
    }
    if (question.parts().size() > 1) {
      reasons.add(
          "The model takes each part as if it lasted for ever; queues outlast short parts, and"
              + " short parts end before their queue has grown.");
    }
    if (reasons.isEmpty()) {
      reasons.add("The model approximates how waits and slacks are spread.");
    }
    return reasons;
  }

  private List<String> unreachable() {
    StaffingModel model = question.parts().getFirst().mean();
    List<String> lines = new ArrayList<>();
    lines.add(
        "No number of workers reaches "
            + points(question.objective())
            + " %, at most "
            + points(model.ceiling())
            + " % of the tasks can be in time:");
    if (tasks().hopeless() > 0) {
      lines.add(
          "  "
              + Format.percent(tasks().hopeless())
              + " take longer than they may. Allow more time, or make them or their hand-over"
              + " shorter.");
    }
    if (model.platform().failureRate() > 0 && tasks().fragile() > 0) {
      lines.add(
          "  "
              + Format.percent(tasks().fragile())
              + " of the others have no time for a second try, and "
              + Format.percent(model.platform().failureRate())
              + " of the tries end with their worker.");
    }
    return lines;
  }

  private TaskMoments tasks() {
    return question.parts().getFirst().mean().tasks();
  }

  private Map<String, Object> summary(StaffingPlan plan, boolean reachable, ExitCode code) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", ResultFolder.SCHEMA);
    map.put("kind", NAME);
    map.put("command", NAME);
    map.put("exit_code", code.number());
    map.put("title", question.title());
    map.put("objective", question.objective());
    map.put("discipline", question.discipline().name());
    map.put("model_workers", reachable ? plan.guess() : Double.NaN);
    map.put("workers", plan.least().map(PoolCheck::workers));
    map.put("ceiling", question.parts().getFirst().mean().ceiling());
    map.put("hopeless", tasks().hopeless());
    map.put("parts", question.parts().stream().map(PlanReport::describe).toList());
    map.put("pools", plan.checks().stream().map(check -> describe(check, plan)).toList());
    map.put("configuration", question.configuration());
    map.putAll(settings.provenance(settings.repeat()));
    return map;
  }

  private static Map<String, Object> describe(Part part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", part.name());
    map.put("arrivals_per_s", part.mean().arrivalsPerSecond());
    map.put("peak_arrivals_per_s", part.peak().arrivalsPerSecond());
    map.put("offered_load", part.mean().offeredLoad());
    map.put("replacements", part.mean().replacements());
    return map;
  }

  private Map<String, Object> describe(PoolCheck check, StaffingPlan plan) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("workers", check.workers());
    map.put("model_qos", question.modelQos(check.workers()));
    map.put("qos", check.qos().mean());
    map.put("ci95_low", check.qos().interval().low());
    map.put("ci95_high", check.qos().interval().high());
    map.put("verdict", check.verdict(plan.objective()).name().toLowerCase(Locale.ROOT));
    return map;
  }
}
