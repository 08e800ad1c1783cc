package io.farmhand.sim.yaml;

import java.util.function.Function;

/**
 * Turns a node into a value.
 *
 * @param expected what a message says was expected, with an example
 * @param read gives the value or throws {@link Cursor#reject}
 */
public record Reader<T>(String expected, Function<Cursor, T> read) {
  /** A reader that calls {@code read}. */
  public static <T> Reader<T> of(String expected, Function<Cursor, T> read) {
    return new Reader<>(expected, read);
  }
}
