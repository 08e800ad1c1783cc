package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A number of workers for each step of a known schedule, corrected by what is seen: the queue, the
 * tardy tasks and the misses of the window.
 *
 * <pre>
 * wanted = target of the step + queue x viable backlog + tardy x tardy backlog + late x misses
 * </pre>
 *
 * <p>Backlogs are in workers that serve them within a period, misses in tenths of the window's
 * completions. The steps count from the first decision; after the last one its target holds. It is
 * the strongest thing that can be made of a schedule learned by heart, and of no use without one.
 * The target follows when it is further away than half a worker, or than {@code margin}.
 *
 * @param targets a target for each step, at least one, none below 0
 * @param queue workers for each worker of viable backlog
 * @param tardy workers for each worker of tardy backlog
 * @param late workers for each tenth of the completions that was late
 * @param margin distance up to which the target stays, at least 0.5
 */
public record Timetable(
    List<Double> targets, double queue, double tardy, double late, double margin)
    implements ControllerFactory {
  static final ControllerKind KIND =
      new ControllerKind(
          "timetable",
          "a target for each step, with feedback: timetable:targets=12/12/13,queue=0.5",
          List.of("targets", "queue", "tardy", "late", "margin"),
          Timetable::parse);

  private static final String SENTENCE =
      "step {} of the timetable asks for {}, and {} for {} waiting and {} late";

  public Timetable {
    targets = List.copyOf(targets);
    Require.that(!targets.isEmpty(), "targets", targets, "at least one");
    for (double target : targets) {
      Require.notNegative("target", target);
    }
    Require.that(Double.isFinite(queue), "queue", queue, "finite");
    Require.that(Double.isFinite(tardy), "tardy", tardy, "finite");
    Require.that(Double.isFinite(late), "late", late, "finite");
    Require.that(margin >= 0.5 && margin < 1_000, "margin", margin, "at least 0.5");
  }

  private static Timetable parse(ControllerOptions options) {
    double[] targets =
        options.required(options.numbers("targets"), "targets", "timetable:targets=12/12/13");
    return new Timetable(
        Arrays.stream(targets).boxed().toList(),
        options.number("queue").orElse(0.0),
        options.number("tardy").orElse(0.0),
        options.number("late").orElse(0.0),
        options.number("margin").orElse(0.5));
  }

  @Override
  public String name() {
    String table = targets.stream().map(Staffing::number).collect(Collectors.joining("/"));
    return "timetable:targets="
        + table
        + option("queue", queue, 0)
        + option("tardy", tardy, 0)
        + option("late", late, 0)
        + option("margin", margin, 0.5);
  }

  private static String option(String name, double value, double usual) {
    return value == usual ? "" : "," + name + "=" + Staffing.number(value);
  }

  @Override
  public Duration period() {
    return Controllers.PERIOD;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule(period.toNanos() * 1e-9);
  }

  private final class Rule implements Controller {
    private final double periodSeconds;
    private double begin = Double.NaN;
    private double serviceSeconds = Double.NaN;

    Rule(double periodSeconds) {
      this.periodSeconds = periodSeconds;
    }

    @Override
    public Decision decide(Observation seen) {
      if (Double.isNaN(begin)) {
        begin = seen.timeSeconds();
      }
      double service = LoadEstimate.service(seen);
      if (service > 0 && service < Double.MAX_VALUE) {
        serviceSeconds = service;
      }
      int step = step(seen.timeSeconds());
      double asked = targets.get(step);
      double missed = 10 * missed(seen);
      double correction = late * missed + backlog(seen);
      return new Decision(
          target(seen.workers().target(), asked + correction),
          Reason.of(
              "timetable",
              SENTENCE,
              step,
              asked,
              correction,
              LoadEstimate.waiting(seen),
              missed / 10));
    }

    /** A step that waited for workers to start is late, not another one. */
    private int step(double now) {
      long passed = Math.round((now - begin) / periodSeconds);
      return Math.clamp(passed, 0, targets.size() - 1);
    }

    private double backlog(Observation seen) {
      if (Double.isNaN(serviceSeconds)) {
        return 0;
      }
      int doomed = seen.queues().tardy();
      double tasks = queue * (LoadEstimate.waiting(seen) - doomed) + tardy * doomed;
      return tasks * serviceSeconds / periodSeconds;
    }

    private double missed(Observation seen) {
      double qos = seen.window().qos();
      return qos >= 0 && qos <= 1 ? 1 - qos : 0;
    }

    private int target(int current, double wanted) {
      if (!(Math.abs(wanted - current) > margin)) {
        return current;
      }
      double near = wanted > current ? wanted - margin : wanted + margin;
      return (int) Math.clamp(wanted > current ? Math.ceil(near) : Math.floor(near), 0, 1e9);
    }
  }
}
