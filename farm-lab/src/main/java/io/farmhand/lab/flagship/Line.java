package io.farmhand.lab.flagship;

import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.Metric;
import io.farmhand.sim.stats.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What contenders of one kind reach: quality of service over mean targets, straight between
 * neighbours, where a coin between the two would be. The uncertainty of both axes counts episode by
 * episode (delta method), as in {@link io.farmhand.sim.compare.Frontier}, which needs pools of
 * constant size.
 */
final class Line {
  private final List<ContenderResult> points;

  private record Share(ContenderResult low, ContenderResult high, double share) {
    double[] mix(Metric metric) {
      double[] mix = low.values(metric::of);
      double[] other = high.values(metric::of);
      for (int i = 0; i < mix.length; i++) {
        mix[i] += share * (other[i] - mix[i]);
      }
      return mix;
    }

    double slope() {
      return (high.sample(Metric.QOS).mean() - low.sample(Metric.QOS).mean())
          / (high.sample(Metric.MEAN_TARGET).mean() - low.sample(Metric.MEAN_TARGET).mean());
    }
  }

  private Line(List<ContenderResult> points) {
    this.points = points;
  }

  static Line of(List<ContenderResult> results) {
    return new Line(
        results.stream()
            .sorted(Comparator.comparingDouble(each -> each.sample(Metric.MEAN_TARGET).mean()))
            .toList());
  }

  /** Quality of service above the line at the same mean target; empty outside of its range. */
  Optional<Sample> qosGain(ContenderResult own) {
    return share(own, Metric.MEAN_TARGET).map(at -> Sample.of(gains(own, at)));
  }

  /** Workers below the line at the same quality of service; empty outside of its range. */
  Optional<Sample> workersSaved(ContenderResult own) {
    return share(own, Metric.QOS)
        .map(
            at -> {
              double[] saved = gains(own, at);
              for (int i = 0; i < saved.length; i++) {
                saved[i] /= at.slope();
              }
              return Sample.of(saved);
            });
  }

  private static double[] gains(ContenderResult own, Share at) {
    double[] qos = own.values(Metric.QOS::of);
    double[] workers = own.values(Metric.MEAN_TARGET::of);
    double[] mixedQos = at.mix(Metric.QOS);
    double[] mixedWorkers = at.mix(Metric.MEAN_TARGET);
    for (int i = 0; i < qos.length; i++) {
      qos[i] += at.slope() * (mixedWorkers[i] - workers[i]) - mixedQos[i];
    }
    return qos;
  }

  private Optional<Share> share(ContenderResult own, Metric metric) {
    double wanted = own.sample(metric).mean();
    for (int i = 0; i + 1 < points.size(); i++) {
      Share ends = new Share(points.get(i), points.get(i + 1), 0);
      double low = ends.low.sample(metric).mean();
      double high = ends.high.sample(metric).mean();
      if (low < high && wanted >= low && wanted <= high && ends.slope() > 0) {
        return Optional.of(new Share(ends.low, ends.high, (wanted - low) / (high - low)));
      }
    }
    return Optional.empty();
  }
}
