package io.farmhand.app.exit;

/**
 * What ends the program before it begins: options, names and files that are not as they must be.
 */
public final class Usage {
  private Usage() {}

  /** To throw, with what was expected, what was found and what to do. */
  public static ExitException wrong(String message) {
    return new ExitException(ExitCode.USAGE, message);
  }

  /** To throw, with the exception behind it. */
  public static ExitException wrong(String message, Exception cause) {
    return new ExitException(ExitCode.USAGE, message, cause);
  }

  /** To throw, with the exception that says it. */
  public static ExitException wrong(Exception cause) {
    return wrong(String.valueOf(cause.getMessage()), cause);
  }

  /**
   * Checks one of them.
   *
   * @param expected such as {@code --rounds must be at least 1}
   * @param found what was given
   */
  public static void require(boolean valid, String expected, Object found) {
    if (!valid) {
      throw wrong(expected + ", found " + found);
    }
  }
}
