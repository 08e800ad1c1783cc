package io.farmhand.sim.compare;

import io.farmhand.check.Require;
import io.farmhand.control.Controllers;
import io.farmhand.control.Limits;
import io.farmhand.sim.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What constant pools reach: quality of service over workers, straight between neighbours. A point
 * between two pools is what a coin between them would reach.
 */
public final class Frontier {
  private final List<Pool> pools;

  /** A constant pool and what came out of it. */
  private record Pool(int workers, double qos, ContenderResult result) {}

  /**
   * How far a contender is from the frontier, the uncertainty of both its axes taken together
   * episode by episode (delta method).
   *
   * @param qosGain quality of service above the frontier at the same mean target
   * @param workersSaved mean target below the frontier at the same quality of service; empty where
   *     the frontier does not reach it or has no slope
   */
  public record Distance(Sample qosGain, Optional<Sample> workersSaved) {}

  private Frontier(List<Pool> pools) {
    this.pools = List.copyOf(pools);
  }

  /** The pools of {@code least} to {@code most} workers that the limits allow. */
  public static List<Contender> contenders(int least, int most, Limits limits) {
    Require.that(least <= most, "least", least, "at most most = " + most);
    List<Contender> contenders = new ArrayList<>();
    for (int k = Math.max(least, limits.min()); k <= Math.min(most, limits.max()); k++) {
      contenders.add(Contender.of(Controllers.fixed(k)));
    }
    return contenders;
  }

  /** The frontier of these results of constant pools, in ascending order of workers. */
  public static Frontier of(List<ContenderResult> results) {
    List<Pool> pools = new ArrayList<>();
    for (ContenderResult result : results) {
      int workers = result.episodes().getFirst().figures().maxTarget();
      double qos = result.sample(Metric.QOS).mean();
      pools.add(new Pool(workers, qos, result));
    }
    return new Frontier(pools);
  }

  /** The quality of service of so many workers on average; NaN outside the frontier. */
  public double qosAt(double workers) {
    int i = bracket(workers);
    if (i < 0) {
      return Double.NaN;
    }
    Pool low = pools.get(i);
    Pool high = pools.get(i + 1);
    return low.qos + (workers - low.workers) / (high.workers - low.workers) * (high.qos - low.qos);
  }

  /** The least workers on average for a quality of service; NaN where the frontier has it not. */
  public double workersAt(double qos) {
    int i = reaching(qos);
    if (i < 0) {
      return Double.NaN;
    }
    Pool low = pools.get(i);
    Pool high = pools.get(i + 1);
    return low.workers + (qos - low.qos) / (high.qos - low.qos) * (high.workers - low.workers);
  }

  /** How far a contender of the same episodes is above it; empty outside of its range. */
  public Optional<Distance> distance(ContenderResult contender) {
    double workers = contender.sample(Metric.MEAN_TARGET).mean();
    int at = bracket(workers);
    if (at < 0) {
      return Optional.empty();
    }
    double qos = contender.sample(Metric.QOS).mean();
    int reaching = reaching(qos);
    return Optional.of(
        new Distance(
            Sample.of(gains(contender, at, workers, workers)),
            reaching < 0 ? Optional.empty() : Optional.of(saved(contender, reaching, workers))));
  }

  private Sample saved(ContenderResult contender, int at, double workers) {
    double needed = workersAt(contender.sample(Metric.QOS).mean());
    double slope = slope(at);
    double[] gains = gains(contender, at, needed, workers);
    for (int i = 0; i < gains.length; i++) {
      gains[i] = gains[i] / slope + needed - workers;
    }
    return Sample.of(gains);
  }

  /**
   * Each episode's quality of service less that of the two pools beside {@code at} workers, and
   * less what its own deviation from its mean target is worth.
   */
  private double[] gains(ContenderResult contender, int bracket, double at, double mean) {
    Pool low = pools.get(bracket);
    Pool high = pools.get(bracket + 1);
    double share = (at - low.workers) / (high.workers - low.workers);
    double slope = slope(bracket);
    double[] gains = new double[contender.episodes().size()];
    for (int i = 0; i < gains.length; i++) {
      EpisodeResult own = contender.episodes().get(i);
      double lowQos = low.result.episodes().get(i).figures().qos();
      double highQos = high.result.episodes().get(i).figures().qos();
      double extra = own.figures().meanTarget() - mean;
      gains[i] = own.figures().qos() - (lowQos + share * (highQos - lowQos)) - slope * extra;
    }
    return gains;
  }

  private double slope(int bracket) {
    Pool low = pools.get(bracket);
    Pool high = pools.get(bracket + 1);
    return (high.qos - low.qos) / (high.workers - low.workers);
  }

  private int bracket(double workers) {
    for (int i = 0; i + 1 < pools.size(); i++) {
      if (workers >= pools.get(i).workers && workers <= pools.get(i + 1).workers) {
        return i;
      }
    }
    return -1;
  }

  private int reaching(double qos) {
    for (int i = 0; i + 1 < pools.size(); i++) {
      if (qos >= pools.get(i).qos && qos <= pools.get(i + 1).qos && slope(i) > 0) {
        return i;
      }
    }
    return -1;
  }
}
