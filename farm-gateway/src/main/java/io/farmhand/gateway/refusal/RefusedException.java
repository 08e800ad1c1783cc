package io.farmhand.gateway.refusal;

import org.jspecify.annotations.Nullable;

/** A call on the gateway cannot be served; it gets this status, and the message as its text. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private RefusedException(int status, String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** 400: what was sent is not what it must be. */
  public static RefusedException badRequest(String message) {
    return of(400, message);
  }

  /** 404: there is no such thing. */
  public static RefusedException notFound(String message) {
    return of(404, message);
  }

  /** Any other status. */
  public static RefusedException of(int status, String message) {
    return new RefusedException(status, message, null);
  }

  /** With the cause's message as text. */
  public static RefusedException badRequest(IllegalArgumentException cause) {
    return new RefusedException(400, String.valueOf(cause.getMessage()), cause);
  }
}
