package io.farmhand.gateway.proxy;

import java.io.IOException;

/** The body of a call could not be read from whoever sends it. */
final class CallerGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  CallerGoneException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
