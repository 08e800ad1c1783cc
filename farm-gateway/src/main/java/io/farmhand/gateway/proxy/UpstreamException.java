package io.farmhand.gateway.proxy;

import org.jspecify.annotations.Nullable;

/** A process did not answer a call as it should. */
public final class UpstreamException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What happened. */
  public enum Kind {
    /** Nothing of the call was sent: nobody listens. */
    UNREACHABLE,
    /** The connection broke, or what came is not HTTP. */
    BROKEN,
    /** It took too long. */
    TIMEOUT,
    /** A program that is started for each call failed. */
    FAILED
  }

  UpstreamException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A program took too long. */
  public static UpstreamException timeout(String message) {
    return new UpstreamException(Kind.TIMEOUT, message, null);
  }

  /** A program failed. */
  public static UpstreamException failed(String message) {
    return new UpstreamException(Kind.FAILED, message, null);
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }
}
