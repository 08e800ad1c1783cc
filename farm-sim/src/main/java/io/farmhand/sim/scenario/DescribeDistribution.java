package io.farmhand.sim.scenario;

import static io.farmhand.sim.scenario.Quantity.ordered;

import io.farmhand.sim.random.Clipped;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Empirical;
import io.farmhand.sim.random.Exponential;
import io.farmhand.sim.random.Gamma;
import io.farmhand.sim.random.LogNormal;
import io.farmhand.sim.random.Normal;
import io.farmhand.sim.random.Pareto;
import io.farmhand.sim.random.Uniform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes distributions with the keys of a scenario file.
 *
 * @param unit what follows a number
 */
record DescribeDistribution(String unit) {
  static final DescribeDistribution TIMES = new DescribeDistribution(" s");
  static final DescribeDistribution FACTORS = new DescribeDistribution("x");

  Object describe(Distribution distribution) {
    return switch (distribution) {
      case Constant(double value) -> value(value);
      case Uniform(double min, double max) -> ordered("uniform", List.of(value(min), value(max)));
      case Exponential(double mean) -> ordered("exponential", value(mean));
      case Gamma(double shape, double mean) ->
          ordered("gamma", ordered("shape", shape, "mean", value(mean)));
      case Normal(double center, double sd, double min, double max) ->
          ordered("normal", bounded(ordered("mean", value(center), "sd", value(sd)), min, max));
      case LogNormal(double mean, double cv) ->
          ordered("lognormal", ordered("mean", value(mean), "cv", cv));
      case Pareto(double min, double shape) ->
          ordered("pareto", ordered("min", value(min), "shape", shape));
      case Empirical(List<Double> values) ->
          ordered("empirical", ordered("unit", unit.strip(), "values", values));
      case Clipped clipped -> clipped(clipped);
    };
  }

  private Map<String, Object> clipped(Clipped clipped) {
    Map<String, Object> map = new LinkedHashMap<>();
    switch (describe(clipped.inner())) {
      case Map<?, ?> inner -> inner.forEach((key, value) -> map.put(key.toString(), value));
      case Object constant -> map.put("constant", constant);
    }
    map.put("clip", List.of(value(clipped.min()), value(clipped.max())));
    return map;
  }

  /** With bounds, of which the greatest may be infinite. */
  Map<String, Object> bounded(Map<String, Object> map, double min, double max) {
    map.put("min", value(min));
    if (max < Double.POSITIVE_INFINITY) {
      map.put("max", value(max));
    }
    return map;
  }

  private String value(double number) {
    return Quantity.number(number) + unit;
  }
}
