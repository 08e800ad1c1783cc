package io.farmhand.openfaas;

import io.farmhand.openfaas.client.FunctionResponse;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.openfaas.wire.Problem;
import io.farmhand.openfaas.wire.Wire;
import io.farmhand.openfaas.wire.WireException;
import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.task.AttemptFailedException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * What an answer other than a result means for a task:
 *
 * <ul>
 *   <li>not accepted, which costs no attempt: 429; 503; 404 when the gateway has no such function
 *   <li>the worker was lost: 502; 504; 500 with an empty body, as a watchdog says when its process
 *       has died, or with the words by which a provider says that it did not get through
 *   <li>the task failed: everything else, and whatever a worker says by a {@link Problem}
 * </ul>
 */
final class Answers {
  private static final Duration BUSY = Duration.ofMillis(20);
  private static final Duration NO_ENDPOINT = Duration.ofMillis(100);
  private static final String NOT_REACHED = "can't reach service";
  private static final int LONGEST_QUOTE = 300;

  private Answers() {}

  static Exception failure(String function, FunctionResponse response, BooleanSupplier isDeployed) {
    String problem = response.header(Headers.PROBLEM).orElse("");
    if (problem.equals("task-failed") || problem.equals("bad-request")) {
      return taskFailed(function, response);
    }
    return switch (response.status()) {
      case 429 -> notAccepted(function, response, BUSY);
      case 503 -> notAccepted(function, response, NO_ENDPOINT);
      case 502, 504 -> lost(function, response);
      case 500 ->
          isOfAMissingWorker(response) ? lost(function, response) : taskFailed(function, response);
      case 404 ->
          isDeployed.getAsBoolean()
              ? taskFailed(function, response)
              : notAccepted(function, response, NO_ENDPOINT);
      default -> taskFailed(function, response);
    };
  }

  /** Whether a worker said it, not a gateway, provider or watchdog in its place. */
  static boolean isOfAWorker(FunctionResponse response) {
    if (response.header(Headers.PROBLEM).isPresent()) {
      return true;
    }
    return switch (response.status()) {
      case 502, 503, 504 -> false;
      case 500 -> !isOfAMissingWorker(response);
      default -> true;
    };
  }

  private static boolean isOfAMissingWorker(FunctionResponse response) {
    return response.body().length == 0
        || response.text().toLowerCase(Locale.ROOT).startsWith(NOT_REACHED);
  }

  private static Exception notAccepted(
      String function, FunctionResponse response, Duration retryAfter) {
    return new NotAcceptedException(found(function, response), retryAfter);
  }

  private static Exception lost(String function, FunctionResponse response) {
    return new WorkerLostException(found(function, response), null);
  }

  private static Exception taskFailed(String function, FunctionResponse response) {
    boolean structured = response.header("Content-Type").orElse("").startsWith(Problem.MEDIA_TYPE);
    if (structured) {
      try {
        Problem problem = Wire.read(response.body(), Problem.class);
        if (!problem.message().isEmpty()) {
          return new TaskProblemException(problem);
        }
      } catch (WireException _) {
        // The text of the answer is shown as it is.
      }
    }
    return new AttemptFailedException(found(function, response));
  }

  private static String found(String function, FunctionResponse response) {
    String text = response.text().strip();
    String line = text.lines().findFirst().orElse("");
    String quote = line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    return "Function "
        + function
        + " answered status "
        + response.status()
        + (quote.isEmpty() ? "" : ": " + quote);
  }
}
