package io.farmhand.sim.scenario;

import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Values;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Reads arrival rates in tasks per second: 5/s, 300/min, 1000/h, or 0.3x the base rate.
 *
 * @param base what x multiplies, in tasks per second
 */
record RateReader(Optional<Double> base) {
  private static final String ABSOLUTE = "a rate such as 5/s, 300/min or 1000/h";
  private static final String ANY = "a rate such as 5/s, 300/min, or 0.3x the base rate";
  private static final Map<String, BigDecimal> ONCE =
      Map.of(
          "/s", BigDecimal.ONE, "/min", BigDecimal.ONE, "/h", BigDecimal.ONE, "x", BigDecimal.ONE);

  /** A rate by itself. */
  static Reader<Double> absolute() {
    return Reader.of(ABSOLUTE, at -> new RateReader(Optional.empty()).read(at, ABSOLUTE));
  }

  /** A rate by itself or relative to the base rate. */
  Reader<Double> any() {
    return Reader.of(ANY, at -> read(at, ANY));
  }

  private double read(Cursor at, String expected) {
    double number = Values.quantity(at, expected, ONCE);
    String text = at.text(expected);
    if (number < 0) {
      throw at.expected(expected + ", not negative");
    }
    if (text.endsWith("min")) {
      return number / 60;
    }
    if (text.endsWith("h")) {
      return number / 3600;
    }
    if (text.endsWith("s")) {
      return number;
    }
    if (expected.equals(ABSOLUTE)) {
      throw at.expected(expected);
    }
    double unit =
        base.orElseThrow(
            () -> at.reject("a rate in multiples (x) needs workload.base, such as base: 300/min"));
    return number * unit;
  }
}
