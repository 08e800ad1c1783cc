package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.control.StaffingFeatures.Feature;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A staffing rule whose weights were learned: the wanted number of workers is a weighted sum of the
 * offered load, its averages and trend, the backlog and the latest misses, at least a floor; the
 * target follows only when it is further away than a margin.
 *
 * <pre>
 * wanted = max(floor, sum of weight x feature)
 * target = wanted - up     rounded up,   when wanted - target &gt; up
 *        = wanted + down   rounded down, when target - wanted &gt; down
 * </pre>
 *
 * <p>Every staffing rule of this package is such a sum: square-root staffing has the weights 1 for
 * the load, beta for its root and 1 for the backlog. A policy search finds weights for a family of
 * workloads, a platform and a goal. It has no clock and learns no schedule.
 *
 * <p>Outside of the range of loads and backlogs that it was trained on, with a margin, it falls
 * back to square-root staffing with beta = 1, visibly.
 */
public final class LearnedStaffing implements ControllerFactory {
  /** Beyond the greatest value seen in training by this factor, the rule is not trusted. */
  private static final double TRUST = 1.25;

  private static final List<Feature> GUARDED =
      List.of(Feature.LOAD, Feature.VIABLE, Feature.TARDY, Feature.SWING);
  private static final String SENTENCE =
      "{} wanted for a load of {}, {} lately, and {} waiting, of which {} are tardy";
  private static final String FALLBACK = "load {} or backlog {} beyond the training";

  private final String name;
  private final Duration period;
  private final double[] weights;
  private final double[] trusted;

  private LearnedStaffing(String name, Duration period, double[] weights, double[] trusted) {
    this.name = name;
    this.period = period;
    this.weights = weights;
    this.trusted = trusted;
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
        name,
        period,
        weights.clone(),
        Arrays.stream(greatest).map(most -> TRUST * most + 1).toArray());
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
    StaffingFeatures features = new StaffingFeatures(runPeriod.toNanos() * 1e-9);
    Controller fallback = Controllers.squareRoot(1).create(limits, runPeriod);
    return seen -> decide(seen, features, fallback);
  }

  /**
   * The greatest values of {@link #guarded()} in the observations of one run.
   *
   * @param runPeriod how often the run decides
   */
  public static Range range(Duration runPeriod) {
    return new Range(runPeriod);
  }

  private Decision decide(Observation seen, StaffingFeatures features, Controller fallback) {
    if (!features.update(seen)) {
      return Staffing.keep(seen);
    }
    if (!trusts(features)) {
      return new Decision(
          fallback.decide(seen).target(),
          Reason.of(
              "beyond-training",
              FALLBACK,
              features.get(Feature.LOAD),
              features.get(Feature.VIABLE) + features.get(Feature.TARDY)));
    }
    double wanted = Math.max(weights[weights.length - 1], features.times(weights));
    return new Decision(
        target(seen.workers().target(), wanted),
        Reason.of(
            "learned-staffing",
            SENTENCE,
            wanted,
            features.get(Feature.LOAD),
            features.get(Feature.RECENT),
            LoadEstimate.waiting(seen),
            seen.queues().tardy()));
  }

  private int target(int current, double wanted) {
    double up = Math.abs(weights[weights.length - 3]);
    double down = Math.abs(weights[weights.length - 2]);
    if (wanted - current > up) {
      return Staffing.ceil(wanted - up);
    }
    if (current - wanted > down) {
      return (int) Math.max(0, Math.floor(wanted + down));
    }
    return current;
  }

  private boolean trusts(StaffingFeatures features) {
    for (int i = 0; i < trusted.length; i++) {
      if (features.get(GUARDED.get(i)) > trusted[i]) {
        return false;
      }
    }
    return true;
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
