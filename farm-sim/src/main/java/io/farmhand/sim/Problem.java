package io.farmhand.sim;

/**
 * One mistake in a file, with its place.
 *
 * @param file name of the file as the user gave it
 * @param line line of the mistake, from 1
 * @param column column of the mistake, from 1
 * @param path where in the structure, such as {@code workload.phases[2].steady}; empty for the
 *     whole file
 * @param message what was expected and what was found
 */
public record Problem(String file, int line, int column, String path, String message) {
  /** {@code file:line:column: path: message}, as editors and terminals understand it. */
  @Override
  public String toString() {
    String place = file + ":" + line + ":" + column + ": ";
    return path.isEmpty() ? place + message : place + path + ": " + message;
  }
}
