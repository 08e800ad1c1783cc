package io.farmhand.openfaas;

import io.farmhand.openfaas.client.FunctionResponse;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.Invocation;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.task.AttemptFailedException;
import io.farmhand.task.FarmFunction.Codecs;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Has tasks done by a function: says what the task is, and what the answer means. */
final class Caller<I, O> {
  private static final Duration GATEWAY_DOWN = Duration.ofMillis(500);

  private final GatewayClient client;
  private final Codecs<I, O> codecs;
  private final PlatformSettings settings;
  private final TimeSource time;

  Caller(GatewayClient client, Codecs<I, O> codecs, PlatformSettings settings, TimeSource time) {
    this.client = client;
    this.codecs = codecs;
    this.settings = settings;
    this.time = time;
  }

  O call(String function, Task<I> task) throws Exception {
    FunctionResponse response = send(function, invocation(function, task));
    if (!response.isSuccess()) {
      throw Answers.failure(function, response, () -> isDeployed(function));
    }
    try {
      return codecs.output().decode(response.body());
    } catch (IllegalArgumentException e) {
      throw new AttemptFailedException(
          "Function " + function + " answered something else than a result: " + e.getMessage(), e);
    }
  }

  private Invocation invocation(String function, Task<I> task) {
    Invocation invocation =
        Invocation.of(function, codecs.input().encode(task.payload()))
            .withTimeout(settings.invocationTimeout())
            .withHeader("Content-Type", codecs.input().mediaType())
            .withHeader(Headers.TASK, Long.toString(task.id()))
            .withHeader(Headers.ATTEMPT, Integer.toString(task.attempt()));
    return task.hasDeadline()
        ? invocation.withHeader(Headers.DEADLINE_MILLIS, Long.toString(millisLeft(task)))
        : invocation;
  }

  private long millisLeft(Task<I> task) {
    return Math.floorDiv(task.deadlineNanos() - time.nanos(), TimeUnit.MILLISECONDS.toNanos(1));
  }

  private FunctionResponse send(String function, Invocation invocation)
      throws NotAcceptedException, WorkerLostException, InterruptedException {
    try {
      return client.invoke(invocation);
    } catch (OpenFaasException.Unreachable e) {
      throw new NotAcceptedException(String.valueOf(e.getMessage()), GATEWAY_DOWN);
    } catch (OpenFaasException.ConnectionLost e) {
      throw new WorkerLostException(String.valueOf(e.getMessage()), e);
    } catch (OpenFaasException.TimedOut e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the call of " + function + " was given up");
      }
      throw new AttemptFailedException(
          "Function "
              + function
              + " gave no answer within "
              + settings.invocationTimeout().toMillis()
              + " ms",
          e);
    } catch (OpenFaasException.BadResponse e) {
      throw new AttemptFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private boolean isDeployed(String function) {
    try {
      client.describe(function);
      return true;
    } catch (OpenFaasException _) {
      return false;
    }
  }
}
