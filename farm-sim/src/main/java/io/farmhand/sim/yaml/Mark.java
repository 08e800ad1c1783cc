package io.farmhand.sim.yaml;

import io.farmhand.sim.Problem;

/**
 * A place in a text.
 *
 * @param origin the text
 * @param line from 1
 * @param column from 1
 */
public record Mark(Origin origin, int line, int column) {
  Problem problem(String path, String message) {
    return new Problem(origin.label(), line, column, path, message);
  }
}
