package io.farmhand.app.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.farmhand.app.figure.Ink;

/**
 * A controller of a comparison with its figures.
 *
 * @param name its name
 * @param family what kind it is
 * @param figures its object in {@code comparison.json}
 */
public record Entry(String name, Family family, JsonNode figures) {
  /** A mean with its 95 % interval; all NaN where there is none. */
  public record Estimate(double mean, double low, double high) {
    /** Half its width. */
    public double half() {
      return 0.5 * (high - low);
    }
  }

  /** Its colour in figures. */
  public Ink colour() {
    return family.ink();
  }

  Ink ink() {
    return family.ink();
  }

  /** A figure by its name. */
  public Estimate get(String key) {
    return get(figures, key);
  }

  /** A figure within one of its objects, such as {@code lessReference}. */
  public Estimate get(String object, String key) {
    return get(figures.path(object), key);
  }

  private static Estimate get(JsonNode node, String key) {
    JsonNode ends = node.path(key + "Ci95");
    return new Estimate(
        node.path(key).asDouble(Double.NaN),
        ends.path(0).asDouble(Double.NaN),
        ends.path(1).asDouble(Double.NaN));
  }

  /** Its name, cut where it is longer than so many signs. */
  public String shortName(int most) {
    return name.length() <= most ? name : name.substring(0, most - 1) + "…";
  }
}
