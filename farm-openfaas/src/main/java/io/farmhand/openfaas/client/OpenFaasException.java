package io.farmhand.openfaas.client;

import org.jspecify.annotations.Nullable;

/**
 * A call to a gateway did not do what was asked. The class tells why, the message what was
 * expected, what was found and what to do.
 */
public abstract sealed class OpenFaasException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private OpenFaasException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The gateway does not know the caller, or does not let it do that: status 401 or 403. */
  public static final class Unauthorised extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    Unauthorised(String message) {
      super(message, null);
    }
  }

  /** There is no such function, secret or namespace: status 404. */
  public static final class NotFound extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message, null);
    }
  }

  /** It exists already, or exists in a way that does not go with the call: status 409. */
  public static final class Conflict extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    /** With what was expected, what was found and what to do. */
    public Conflict(String message) {
      super(message, null);
    }
  }

  /** The gateway refused what was asked: any other status from 400 to 499. */
  public static final class Refused extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null);
    }
  }

  /** The function takes no call now, and did not begin this one: status 429. */
  public static final class NotAccepted extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    NotAccepted(String message) {
      super(message, null);
    }
  }

  /** Something behind the gateway is missing or did not answer: status 502, 503 or 504. */
  public static final class Unavailable extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message, null);
    }
  }

  /** No connection to the gateway came about, so that nothing was sent. */
  public static final class Unreachable extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The connection broke before the answer; the call may have been carried out. */
  public static final class ConnectionLost extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    ConnectionLost(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** No answer came in time; the call may have been carried out. */
  public static final class TimedOut extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    TimedOut(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The answer is not what the contract says: another status, or another body. */
  public static final class BadResponse extends OpenFaasException {
    private static final long serialVersionUID = 1L;

    BadResponse(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
