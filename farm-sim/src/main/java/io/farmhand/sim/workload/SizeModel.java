package io.farmhand.sim.workload;

import io.farmhand.check.Require;

/**
 * Service time as a function of a task's size: {@code quadraticSeconds * size^2 + constantSeconds}.
 *
 * <p>The size of an image is the length of its side in pixels.
 *
 * @param min least size, above 0
 * @param max greatest size, above {@code min}
 * @param quadraticSeconds seconds per size squared, above 0
 * @param constantSeconds seconds that every task takes, at least 0
 */
public record SizeModel(double min, double max, double quadraticSeconds, double constantSeconds) {
  public SizeModel {
    Require.positive("min", min);
    Require.that(max > min && max < Double.POSITIVE_INFINITY, "max", max, "above min = " + min);
    Require.positive("quadraticSeconds", quadraticSeconds);
    Require.notNegative("constantSeconds", constantSeconds);
  }

  /** The service time of a task of this size, in seconds. */
  public double secondsFor(double size) {
    return quadraticSeconds * size * size + constantSeconds;
  }

  /** The size of a task with this service time, within the bounds. */
  public double sizeFor(double seconds) {
    double square = Math.max(0, seconds - constantSeconds) / quadraticSeconds;
    return Math.clamp(StrictMath.sqrt(square), min, max);
  }
}
