package io.farmhand.app.exec;

/**
 * What one command works on.
 *
 * @param number its place in the sequence of inputs, from 1
 * @param text a line, a name of a file or the like
 * @param intact whether the text is all that was read; false when it was no valid UTF-8
 */
public record ExecInput(long number, String text, boolean intact) {
  public ExecInput {
    if (number < 1) {
      throw new IllegalArgumentException("number = " + number + ", must be at least 1");
    }
  }

  /** An input that was read whole. */
  public static ExecInput of(long number, String text) {
    return new ExecInput(number, text, true);
  }
}
