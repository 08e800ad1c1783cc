package io.farmhand.task;

import java.util.Optional;

/**
 * The function that a farm's workers apply, with what a platform must know to run it elsewhere.
 *
 * <p>A function with a name and {@linkplain #codecs() codecs} runs on every platform; a bare lambda
 * has no codecs and runs only in this process.
 *
 * @param <I> type of the input
 * @param <O> type of the result
 */
public interface FarmFunction<I, O> {
  /** The name, as it is deployed: lower-case letters, digits and hyphens. */
  String name();

  /**
   * Works on one task.
   *
   * @throws Exception when the attempt failed
   */
  O apply(Task<I> task) throws Exception;

  /** How inputs and results travel; empty for a function that runs only in this process. */
  default Optional<Codecs<I, O>> codecs() {
    return Optional.empty();
  }

  /** How inputs and results travel. */
  record Codecs<I, O>(Codec<I> input, Codec<O> output) {}

  /** Work on a payload. */
  @FunctionalInterface
  interface Work<I, O> {
    /** The result for {@code input}. */
    O apply(I input) throws Exception;
  }

  /** A function that runs only in this process. */
  static <I, O> FarmFunction<I, O> local(Work<? super I, ? extends O> work) {
    return new SimpleFunction<>("local", work, Optional.empty());
  }

  /** A function that runs anywhere. */
  static <I, O> FarmFunction<I, O> of(
      String name, Codec<I> input, Codec<O> output, Work<? super I, ? extends O> work) {
    return new SimpleFunction<>(name, work, Optional.of(new Codecs<>(input, output)));
  }
}
