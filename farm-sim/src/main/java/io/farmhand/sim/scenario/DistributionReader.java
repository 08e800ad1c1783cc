package io.farmhand.sim.scenario;

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
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Node;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads a distribution of times: a duration, or one kind with its parameters. */
final class DistributionReader {
  static final Reader<Distribution> DISTRIBUTION =
      Reader.of(
          "a duration such as 8 s, or a distribution such as {uniform: [5 s, 9 s]}",
          DistributionReader::read);

  private static final List<String> KINDS =
      List.of(
          "constant",
          "uniform",
          "exponential",
          "gamma",
          "normal",
          "lognormal",
          "pareto",
          "empirical");

  private DistributionReader() {}

  private static Distribution read(Cursor at) {
    if (at.node() instanceof Node.Scalar) {
      return new Constant(at.read(Values.seconds()));
    }
    Section section = at.section(DISTRIBUTION.expected());
    Field<Optional<List<Double>>> clip =
        section.optional("clip", pairOf("[least, greatest], two durations"));
    String kind = section.oneOf(KINDS);
    Field<Distribution> inner = section.required(kind, parameters(kind));
    return section.build(
        () ->
            clip.get()
                .<Distribution>map(
                    bounds -> new Clipped(inner.get(), bounds.getFirst(), bounds.getLast()))
                .orElseGet(inner::get));
  }

  private static Reader<Distribution> parameters(String kind) {
    return switch (kind) {
      case "constant" ->
          Reader.of(Values.seconds().expected(), at -> new Constant(at.read(Values.seconds())));
      case "uniform" -> pairOf("[least, greatest], two durations", Uniform::new);
      case "exponential" ->
          Reader.of(Values.seconds().expected(), at -> new Exponential(at.read(Values.seconds())));
      case "gamma" -> Reader.of("{shape: 4, mean: 1.5 s}", DistributionReader::gamma);
      case "normal" -> Reader.of("{mean: 7 s, sd: 1 s}", DistributionReader::normal);
      case "lognormal" -> Reader.of("{mean: 1.5 s, cv: 0.5}", DistributionReader::logNormal);
      case "pareto" -> Reader.of("{min: 1 s, shape: 2.5}", DistributionReader::pareto);
      default -> Reader.of("a list of durations", DistributionReader::empirical);
    };
  }

  private static Distribution gamma(Cursor at) {
    Section section = at.section("{shape: 4, mean: 1.5 s}");
    Field<Double> shape = section.required("shape", Values.number());
    Field<Double> mean = section.required("mean", Values.seconds());
    return section.build(() -> new Gamma(shape.get(), mean.get()));
  }

  private static Distribution normal(Cursor at) {
    Section section = at.section("{mean: 7 s, sd: 1 s}");
    Field<Double> mean = section.required("mean", Values.seconds());
    Field<Double> sd = section.required("sd", Values.seconds());
    Field<Double> min = section.optional("min", Values.seconds(), 0.0);
    Field<Double> max = section.optional("max", Values.seconds(), Double.POSITIVE_INFINITY);
    return section.build(() -> new Normal(mean.get(), sd.get(), min.get(), max.get()));
  }

  private static Distribution logNormal(Cursor at) {
    Section section = at.section("{mean: 1.5 s, cv: 0.5}");
    Field<Double> mean = section.required("mean", Values.seconds());
    Field<Double> cv = section.required("cv", Values.number());
    return section.build(() -> new LogNormal(mean.get(), cv.get()));
  }

  private static Distribution pareto(Cursor at) {
    Section section = at.section("{min: 1 s, shape: 2.5}");
    Field<Double> min = section.required("min", Values.seconds());
    Field<Double> shape = section.required("shape", Values.number());
    return section.build(() -> new Pareto(min.get(), shape.get()));
  }

  /** Durations one by one, or numbers with their unit given once. */
  private static Distribution empirical(Cursor at) {
    if (at.node() instanceof Node.Sequence) {
      return new Empirical(at.list(Values.seconds()));
    }
    Section section = at.section("a list of durations, or {unit: s, values: [6.1, 5.19]}");
    Field<BigDecimal> unit = section.required("unit", Values.choice(Values.units(), Values::unit));
    Field<List<Double>> values =
        section.required(
            "values",
            Reader.of(
                "a list of numbers",
                list -> list.list(Values.number(unit.orElse(BigDecimal.ONE)))));
    return section.build(() -> new Empirical(values.get()));
  }

  private static Reader<List<Double>> pairOf(String expected) {
    return Reader.of(expected, at -> at.pair(Values.seconds()));
  }

  private static Reader<Distribution> pairOf(String expected, Pair maker) {
    return Reader.of(
        expected,
        at -> {
          List<Double> pair = at.pair(Values.seconds());
          return maker.of(pair.getFirst(), pair.getLast());
        });
  }

  private interface Pair {
    Distribution of(double first, double second);
  }
}
