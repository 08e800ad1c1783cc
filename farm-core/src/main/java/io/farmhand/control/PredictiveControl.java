package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.control.PoolPlanner.Plan;
import io.farmhand.control.PoolPlanner.Setting;
import io.farmhand.control.PoolPlanner.State;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Model-predictive control: of the plans for the next steps the one that costs least, of which the
 * first step is made; then it is planned anew.
 *
 * <pre>
 * cost = late x late tasks + worker x worker-seconds + change x steps with another target
 * </pre>
 *
 * <p>{@link PoolPlanner} has the plans and what they cost, {@link RateForecast} the arrivals. The
 * state is the number of tasks in the farm, the workers that are ready and those that are starting,
 * with the time at which they are due.
 *
 * <p>Source: the receding horizon is textbook (Rawlings, Mayne and Diehl, "Model Predictive
 * Control", 2017), and autoscaling by it is not new (Roy, Dubey and Gokhale, "Efficient autoscaling
 * in the cloud using predictive models for workload forecasting", CLOUD 2011); the model is this
 * project's. What it leaves out: service times are exponential in how the queue moves, and of the
 * observed spread only in how long a task then waits; the order of the queue is first come, first
 * served, so that it errs to the safe side where tardy tasks are served last; forecasts are taken
 * as certain but for the chance of the arrivals themselves.
 *
 * @param late price of a late task, at least 0
 * @param worker price of a worker for a second, at least 0
 * @param change price of a step that changes the target, at least 0
 * @param steps steps of a plan, in 1 .. 50
 * @param forecast how arrivals are forecast
 * @param slack allowed wait over mean service time, before a deadline has been seen, at least 0
 * @param startup start-up time to assume before the first start
 * @param service mean service time to assume before the first completion; empty to keep the target
 */
record PredictiveControl(
    double late,
    double worker,
    double change,
    int steps,
    RateForecast.Settings forecast,
    double slack,
    Duration startup,
    Optional<Duration> service)
    implements ControllerFactory {
  private static final double LATE = 200;
  private static final double WORKER = 1;
  private static final double CHANGE = 20;
  private static final int STEPS = 6;

  static final ControllerKind KIND =
      new ControllerKind(
          "mpc",
          "model-predictive: least price of late tasks, workers and changes: mpc:late=200",
          List.of(
              "late",
              "worker",
              "change",
              "steps",
              "smoothing",
              "trend",
              "rates",
              "slice",
              "slack",
              "startup",
              "service"),
          options ->
              new PredictiveControl(
                  options.number("late").orElse(LATE),
                  options.number("worker").orElse(WORKER),
                  options.number("change").orElse(CHANGE),
                  options.integer("steps").orElse(STEPS),
                  ModifiedOfferedLoad.forecast(options),
                  options.number("slack").orElse(1.0),
                  options.duration("startup").orElse(Duration.ZERO),
                  options.duration("service")));

  private static final String SENTENCE =
      "{}, then {}: {} late and {} worker-seconds in the next {} s at {}/s, {} in the farm now";

  PredictiveControl {
    Require.notNegative("late", late);
    Require.notNegative("worker", worker);
    Require.notNegative("change", change);
    Require.that(steps >= 1 && steps <= 50, "steps", steps, "in 1 .. 50");
    Require.that(slack >= 0 && slack <= 1e6, "slack", slack, "from 0 to 1000000");
    Require.notNegative("startup", startup);
    service.ifPresent(time -> Require.positive("service", time));
  }

  @Override
  public String name() {
    ControllerName name =
        ControllerName.of("mpc")
            .with("late", late, LATE)
            .with("worker", worker, WORKER)
            .with("change", change, CHANGE)
            .with("steps", steps, STEPS);
    ModifiedOfferedLoad.named(name, forecast)
        .with("slack", slack, 1)
        .with("startup", startup, Duration.ZERO);
    service.ifPresent(time -> name.with("service", Staffing.duration(time)));
    return name.toString();
  }

  @Override
  public Duration period() {
    return Controllers.PERIOD;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule(limits, RecentObservations.seconds(period));
  }

  private final class Rule implements Controller {
    private final LoadEstimate estimate = new LoadEstimate(Duration.ZERO, service);
    private final RecentObservations recent = new RecentObservations(ModifiedOfferedLoad.MEMORY);
    private final RateForecast rate = new RateForecast(forecast);
    private final Limits limits;
    private final Setting setting;
    private double decided = Double.NaN;
    private double rose = Double.NaN;
    private int target = Integer.MAX_VALUE;

    Rule(Limits limits, double periodSeconds) {
      this.limits = limits;
      setting = new Setting(late, worker, change, steps, periodSeconds);
    }

    @Override
    public Decision decide(Observation seen) {
      estimate.update(seen);
      if (recent.add(seen)) {
        rate.update(recent, seen.timeSeconds());
        noteRise(seen);
      }
      if (Double.isNaN(estimate.serviceSeconds()) || !rate.known()) {
        return Staffing.keep(seen);
      }
      Plan plan = new PoolPlanner(setting, limits, state(seen), rate::at).best();
      return new Decision(
          plan.next(),
          Reason.of(
              "plan",
              SENTENCE,
              plan.next(),
              plan.then(),
              plan.late(),
              plan.workerSeconds(),
              setting.steps() * setting.stepSeconds(),
              rate.at(0),
              Staffing.load(seen)));
    }

    /** A target that has risen since the last decision was asked for by that decision. */
    private void noteRise(Observation seen) {
      if (seen.workers().target() > target) {
        rose = decided;
      }
      target = seen.workers().target();
      decided = seen.timeSeconds();
    }

    private State state(Observation seen) {
      double each = estimate.serviceSeconds();
      double start = ModifiedOfferedLoad.startupSeconds(seen, startup);
      double due = Math.max(0, start - (Double.isNaN(rose) ? 0 : decided - rose));
      int current = Staffing.current(seen);
      return new State(
          Staffing.load(seen),
          current,
          Math.clamp(seen.workers().ready(), 0, current),
          due,
          start,
          each,
          estimate.allowedWait(slack));
    }
  }
}
