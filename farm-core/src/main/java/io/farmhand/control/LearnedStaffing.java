package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.control.StaffingFeatures.Feature;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A staffing rule whose weights were learned: the wanted number of workers is a weighted sum of the
 * offered load, its averages and trend, the backlog and the latest misses, at least a floor; the
 * target follows only when it is further away than a margin.
 *
 * <pre>
 * wanted = max(floor, what is foreseen for now + sum of weight x feature)
 * target = wanted rounded up, when wanted - target &gt; up or target - wanted &gt; down
 * </pre>
 *
 * <p>Every staffing rule of this package is such a sum: square-root staffing has the weights 1 for
 * the load, beta for its root and 1 for the backlog. A policy search finds weights for a family of
 * workloads, a platform and a goal. The margins are what makes actions rare. Without {@link
 * Foresight} it has no clock, and knows of a run only what it has seen of it; a {@link Schedule} is
 * for a load that comes the same way every time, {@link PhasesInAnyOrder} for one whose parts are
 * known and whose order is not.
 *
 * <p>Outside of the range of loads and backlogs that it was trained on, with a margin, and after
 * the end of its schedule, it falls back to square-root staffing with beta = 1, visibly.
 *
 * <p>Sources: Halfin and Whitt (1981) for the load and its root; Feldman, Mandelbaum, Massey and
 * Whitt (2008) for staffing ahead of a changing load, here by averages and trend instead of a
 * forecast; the idea to search the numbers of a rule that is safe as it stands, instead of a policy
 * from nothing, is that of AWARE (ATC 2023).
 */
public final class LearnedStaffing implements ControllerFactory {
  private static final List<Feature> GUARDED =
      List.of(Feature.LOAD, Feature.VIABLE, Feature.TARDY, Feature.SWING);
  private static final String SENTENCE =
      "{} wanted for a load of {}, {} lately, and {} waiting, of which {} are tardy";
  private static final String SCHEDULED =
      "{} wanted: {} by the schedule, the rest for a load of {} and {} waiting, of which {} are tardy";
  private static final String FALLBACK = "load {} or backlog {} beyond the training";
  private static final String OVER = "after {} s the schedule is over";

  private final String name;
  private final Duration period;
  private final double[] weights;
  private final double[] greatest;
  private final @Nullable Foresight foresight;
  private final OptionalInt initialWorkers;

  private LearnedStaffing(
      String name,
      Duration period,
      double[] weights,
      double[] greatest,
      @Nullable Foresight foresight,
      OptionalInt initialWorkers) {
    this.name = name;
    this.period = period;
    this.weights = weights;
    this.greatest = greatest;
    this.foresight = foresight;
    this.initialWorkers = initialWorkers;
  }

  /**
   * A rule.
   *
   * @param name what tables call it
   * @param period how often it decided in training
   * @param weights one number for each of {@link #names()}
   * @param greatest greatest value in training of each of {@link #guarded()}; empty to trust it
   *     everywhere
   */
  public static LearnedStaffing of(
      String name, Duration period, double[] weights, double[] greatest) {
    Require.that(
        weights.length == names().size(), "weights", weights.length, names().size() + " numbers");
    Require.that(
        greatest.length == 0 || greatest.length == GUARDED.size(),
        "greatest",
        greatest.length,
        "none or " + GUARDED.size() + " numbers");
    for (double weight : weights) {
      Require.that(Double.isFinite(weight), "weight", weight, "finite");
    }
    return new LearnedStaffing(
        name, period, weights.clone(), greatest.clone(), null, OptionalInt.empty());
  }

  /** The same for a load of which so much is known in advance. */
  public LearnedStaffing with(Foresight other) {
    return new LearnedStaffing(name, period, weights, greatest, other, initialWorkers);
  }

  /** The same with runs that begin with so many workers, at least 1. */
  public LearnedStaffing withInitialWorkers(int workers) {
    Require.that(workers >= 1, "initialWorkers", workers, "at least 1");
    return new LearnedStaffing(name, period, weights, greatest, foresight, OptionalInt.of(workers));
  }

  /** The same under another name, deciding each {@code otherPeriod}. */
  public LearnedStaffing named(String other, Duration otherPeriod) {
    return new LearnedStaffing(other, otherPeriod, weights, greatest, foresight, initialWorkers);
  }

  /** The same, trusted only up to these values of {@link #guarded()}, with a margin. */
  public LearnedStaffing within(double[] most) {
    LearnedStaffing checked = of(name, period, weights, most);
    return new LearnedStaffing(name, period, weights, checked.greatest, foresight, initialWorkers);
  }

  /** The names of the weights, in order: the features, then both margins and the floor. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(StaffingFeatures.names());
    names.addAll(List.of("margin_up", "margin_down", "floor"));
    return List.copyOf(names);
  }

  /** The names of the features whose range in training is kept. */
  public static List<String> guarded() {
    return GUARDED.stream().map(Feature::id).toList();
  }

  /** The weights of square-root staffing, from which a search may start. */
  public static double[] squareRoot(double beta) {
    double[] weights = new double[names().size()];
    weights[Feature.LOAD.index] = 1;
    weights[Feature.ROOT.index] = beta;
    weights[Feature.VIABLE.index] = 1;
    weights[Feature.TARDY.index] = 1;
    return weights;
  }

  /** The weights, in the order of {@link #names()}. */
  public double[] weights() {
    return weights.clone();
  }

  /** The greatest values in training of {@link #guarded()}; empty if it is trusted everywhere. */
  public double[] greatest() {
    return greatest.clone();
  }

  /** What it knows in advance, if anything. */
  public Optional<Foresight> foresight() {
    return Optional.ofNullable(foresight);
  }

  @Override
  public OptionalInt initialWorkers() {
    return initialWorkers;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration period() {
    return period;
  }

  @Override
  public Controller create(Limits limits, Duration runPeriod) {
    return new Rule(limits, runPeriod);
  }

  /**
   * The greatest values of {@link #guarded()} in the observations of one run.
   *
   * @param runPeriod how often the run decides
   */
  public static Range range(Duration runPeriod) {
    return new Range(runPeriod);
  }

  private final class Rule implements Controller {
    private final StaffingFeatures features;
    private final Controller fallback;
    private final @Nullable PhaseBelief belief;
    private double begin = Double.NaN;

    Rule(Limits limits, Duration runPeriod) {
      features = new StaffingFeatures(runPeriod.toNanos() * 1e-9);
      fallback = Controllers.squareRoot(1).create(limits, runPeriod);
      belief = foresight instanceof PhasesInAnyOrder phases ? new PhaseBelief(phases) : null;
    }

    @Override
    public Decision decide(Observation seen) {
      if (Double.isNaN(begin)) {
        begin = seen.timeSeconds();
      }
      double passed = seen.timeSeconds() - begin;
      double foreseen = foreseen(seen, passed);
      if (!features.update(seen)) {
        return Staffing.keep(seen);
      }
      Reason distrust = distrust(passed);
      if (distrust != null) {
        return new Decision(fallback.decide(seen).target(), distrust);
      }
      double wanted = Math.max(weights[weights.length - 1], foreseen + features.times(weights));
      return new Decision(target(seen.workers().target(), wanted), reason(seen, wanted, foreseen));
    }

    private double foreseen(Observation seen, double passed) {
      if (belief != null) {
        return belief.workers(seen);
      }
      return foresight instanceof Schedule schedule
          ? schedule.at(passed, seen.totals().accepted())
          : 0;
    }

    private @Nullable Reason distrust(double passed) {
      if (foresight != null && !foresight.covers(passed)) {
        return Reason.of("schedule-over", OVER, passed);
      }
      for (int i = 0; i < greatest.length; i++) {
        if (features.get(GUARDED.get(i)) > Foresight.TRUST * greatest[i] + 1) {
          double backlog = features.get(Feature.VIABLE) + features.get(Feature.TARDY);
          return Reason.of("beyond-training", FALLBACK, features.get(Feature.LOAD), backlog);
        }
      }
      return null;
    }

    private int target(int current, double wanted) {
      double up = Math.abs(weights[weights.length - 3]);
      double down = Math.abs(weights[weights.length - 2]);
      boolean far = wanted - current > up || current - wanted > down;
      return far ? Staffing.ceil(Math.max(0, wanted)) : current;
    }

    private Reason reason(Observation seen, double wanted, double foreseen) {
      double load = features.get(Feature.LOAD);
      double waiting = LoadEstimate.waiting(seen);
      int tardy = seen.queues().tardy();
      return foresight == null
          ? Reason.of(
              "learned-staffing",
              SENTENCE,
              wanted,
              load,
              features.get(Feature.RECENT),
              waiting,
              tardy)
          : Reason.of("learned-schedule", SCHEDULED, wanted, foreseen, load, waiting, tardy);
    }
  }

  /** The greatest values of the guarded features over observations. */
  public static final class Range {
    private final StaffingFeatures features;
    private final double[] greatest = new double[GUARDED.size()];

    private Range(Duration period) {
      features = new StaffingFeatures(period.toNanos() * 1e-9);
    }

    /** Takes in the next observation of the run. */
    public void add(Observation seen) {
      if (features.update(seen)) {
        for (int i = 0; i < greatest.length; i++) {
          greatest[i] = Math.max(greatest[i], features.get(GUARDED.get(i)));
        }
      }
    }

    /** The values, in the order of {@link #guarded()}. */
    public double[] greatest() {
      return greatest.clone();
    }
  }
}
