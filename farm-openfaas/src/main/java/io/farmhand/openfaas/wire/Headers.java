package io.farmhand.openfaas.wire;

/** Names of the headers that OpenFaaS and farms give a meaning. */
public final class Headers {
  /** Where the result of an asynchronous call is to be sent. */
  public static final String CALLBACK_URL = "X-Callback-Url";

  /** The number of a call, made up by the gateway unless the caller gave one. */
  public static final String CALL_ID = "X-Call-Id";

  /** In a callback: the function that was called. */
  public static final String FUNCTION_NAME = "X-Function-Name";

  /** In a callback: the HTTP status of the function's answer. */
  public static final String FUNCTION_STATUS = "X-Function-Status";

  /** In a callback: how many seconds the call took. */
  public static final String DURATION_SECONDS = "X-Duration-Seconds";

  /** When the gateway took the call, in nanoseconds since 1970. */
  public static final String START_TIME = "X-Start-Time";

  /** The longest that the watchdog lets the function work, such as {@code 1.5s}. */
  public static final String TIMEOUT = "X-Timeout";

  /** The address of the caller, from the gateway. */
  public static final String FORWARDED_FOR = "X-Forwarded-For";

  /** The name under which the caller reached the gateway. */
  public static final String FORWARDED_HOST = "X-Forwarded-Host";

  /** The number of the task in its farm. */
  public static final String TASK = "X-Farmhand-Task";

  /** The number of the attempt at the task, from 1. */
  public static final String ATTEMPT = "X-Farmhand-Attempt";

  /** Milliseconds left until the task's deadline; negative when it has passed. */
  public static final String DEADLINE_MILLIS = "X-Farmhand-Deadline-Ms";

  /** In an answer: why it is not the function's, such as {@code task-failed} or {@code busy}. */
  public static final String PROBLEM = "X-Farmhand-Problem";

  private Headers() {}
}
