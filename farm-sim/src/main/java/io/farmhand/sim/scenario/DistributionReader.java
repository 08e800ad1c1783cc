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
import java.util.Map;
import java.util.Optional;

/**
 * Reads a distribution: a single value, or one kind with its parameters.
 *
 * @param expected what a message says was expected
 * @param value reads one value
 * @param example a value in messages
 * @param units the units of a list of measured values
 */
record DistributionReader(
    String expected, Reader<Double> value, String example, Map<String, BigDecimal> units) {
  /** Times. */
  static final Reader<Distribution> TIMES =
      new DistributionReader(
              "a duration such as 8 s, or a distribution such as {uniform: [5 s, 9 s]}",
              Values.seconds(),
              " s",
              Values.units())
          .reader();

  /** Factors. */
  static final Reader<Distribution> FACTORS =
      new DistributionReader(
              "a factor such as 1.2x, or a distribution such as {uniform: [0.8x, 1.3x]}",
              Values.factor(),
              "x",
              Map.of("x", BigDecimal.ONE))
          .reader();

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

  private Reader<Distribution> reader() {
    return Reader.of(expected, this::read);
  }

  private Distribution read(Cursor at) {
    if (at.node() instanceof Node.Scalar) {
      return new Constant(at.read(value));
    }
    Section section = at.section(expected);
    Field<Optional<List<Double>>> clip = section.optional("clip", pairOf("[least, greatest]"));
    String kind = section.oneOf(KINDS);
    Field<Distribution> inner = section.required(kind, parameters(kind));
    return section.build(
        () ->
            clip.get()
                .<Distribution>map(
                    bounds -> new Clipped(inner.get(), bounds.getFirst(), bounds.getLast()))
                .orElseGet(inner::get));
  }

  private Reader<Distribution> parameters(String kind) {
    return switch (kind) {
      case "constant" -> Reader.of(value.expected(), at -> new Constant(at.read(value)));
      case "uniform" -> pairOf("[least, greatest]", Uniform::new);
      case "exponential" -> Reader.of(value.expected(), at -> new Exponential(at.read(value)));
      case "gamma" -> Reader.of("{shape: 4, mean: 1.5" + example + "}", this::gamma);
      case "normal" -> Reader.of("{mean: 7" + example + ", sd: 1" + example + "}", this::normal);
      case "lognormal" -> Reader.of("{mean: 1.5" + example + ", cv: 0.5}", this::logNormal);
      case "pareto" -> Reader.of("{min: 1" + example + ", shape: 2.5}", this::pareto);
      default -> Reader.of("a list of values", this::empirical);
    };
  }

  private Distribution gamma(Cursor at) {
    Section section = at.section("{shape: 4, mean: 1.5" + example + "}");
    Field<Double> shape = section.required("shape", Values.number());
    Field<Double> mean = section.required("mean", value);
    return section.build(() -> new Gamma(shape.get(), mean.get()));
  }

  private Distribution normal(Cursor at) {
    Section section = at.section("{mean: 7" + example + ", sd: 1" + example + "}");
    Field<Double> mean = section.required("mean", value);
    Field<Double> sd = section.required("sd", value);
    Field<Double> min = section.optional("min", value, 0.0);
    Field<Double> max = section.optional("max", value, Double.POSITIVE_INFINITY);
    return section.build(() -> new Normal(mean.get(), sd.get(), min.get(), max.get()));
  }

  private Distribution logNormal(Cursor at) {
    Section section = at.section("{mean: 1.5" + example + ", cv: 0.5}");
    Field<Double> mean = section.required("mean", value);
    Field<Double> cv = section.required("cv", Values.number());
    return section.build(() -> new LogNormal(mean.get(), cv.get()));
  }

  private Distribution pareto(Cursor at) {
    Section section = at.section("{min: 1" + example + ", shape: 2.5}");
    Field<Double> min = section.required("min", value);
    Field<Double> shape = section.required("shape", Values.number());
    return section.build(() -> new Pareto(min.get(), shape.get()));
  }

  /** Durations one by one, or numbers with their unit given once. */
  private Distribution empirical(Cursor at) {
    if (at.node() instanceof Node.Sequence) {
      return new Empirical(at.list(value));
    }
    Section section = at.section("a list, or {unit:" + example + ", values: [6.1, 5.19]}");
    Field<BigDecimal> unit = section.required("unit", Values.choice(units));
    Field<List<Double>> values =
        section.required(
            "values",
            Reader.of(
                "a list of numbers",
                list -> list.list(Values.number(unit.orElse(BigDecimal.ONE)))));
    return section.build(() -> new Empirical(values.get()));
  }

  private Reader<List<Double>> pairOf(String expected) {
    return Reader.of(expected, at -> at.pair(value));
  }

  private Reader<Distribution> pairOf(String expected, Pair maker) {
    return Reader.of(
        expected,
        at -> {
          List<Double> pair = at.pair(value);
          return maker.of(pair.getFirst(), pair.getLast());
        });
  }

  private interface Pair {
    Distribution of(double first, double second);
  }
}
