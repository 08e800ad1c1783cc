package io.farmhand.app.jobs;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.farmfile.StageFile;
import io.farmhand.openfaas.OpenFaasPlatform;
import io.farmhand.openfaas.client.FunctionResponse;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.Invocation;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.Problem;
import io.farmhand.openfaas.wire.Wire;
import io.farmhand.openfaas.wire.WireException;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** An emitter or a collector: one function, called once at a time. */
final class StageFunction implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final int ATTEMPTS = 6;

  private final GatewayClient client;
  private final StageFile stage;
  private final boolean owned;
  private final TimeSource time = TimeSource.system();
  private final Semaphore one = new Semaphore(1);

  private StageFunction(GatewayClient client, StageFile stage, boolean owned) {
    this.client = client;
    this.stage = stage;
    this.owned = owned;
  }

  /**
   * Deploys the function for as long as the farm unless somebody has, and waits until it can be
   * called.
   *
   * @throws ExitException when it cannot
   */
  static StageFunction open(GatewayClient client, StageFile stage, String farm) {
    boolean owned = stage.isDeployed() && !isOthers(client, stage);
    return ready(client, stage, owned, stage.deployment(Map.of(OpenFaasPlatform.FARM_LABEL, farm)));
  }

  /** Deploys the function for good. */
  static void deploy(GatewayClient client, StageFile stage, Map<String, String> labels) {
    ready(client, stage, true, stage.deployment(labels));
  }

  /** Whether a function of that name is there that no farm has deployed for itself. */
  static boolean isOthers(GatewayClient client, StageFile stage) {
    try {
      FunctionStatus there = client.describe(stage.function());
      return !there.labels().containsKey(OpenFaasPlatform.FARM_LABEL);
    } catch (OpenFaasException.NotFound _) {
      return false;
    } catch (OpenFaasException e) {
      throw cannotRun(stage, e);
    }
  }

  private static StageFunction ready(
      GatewayClient client, StageFile stage, boolean owned, FunctionDeployment deployment) {
    StageFunction function = new StageFunction(client, stage, owned);
    try {
      if (owned) {
        client.apply(deployment);
      }
      function.awaitReady();
      return function;
    } catch (OpenFaasException e) {
      throw cannotRun(stage, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExitException(ExitCode.INTERRUPTED, "Interrupted before the farm began", e);
    }
  }

  private static ExitException cannotRun(StageFile stage, OpenFaasException e) {
    return new ExitException(
        ExitCode.CANNOT_RUN, "Function " + stage.function() + ": " + e.getMessage(), e);
  }

  private void awaitReady() throws InterruptedException {
    long end = time.nanos() + PATIENCE.toNanos();
    while (client.describe(stage.function()).availableReplicas() == 0) {
      if (time.nanos() - end > 0) {
        throw new ExitException(
            ExitCode.CANNOT_RUN,
            "Function "
                + stage.function()
                + " has no replica that is ready after "
                + PATIENCE.toSeconds()
                + " s; see its logs at the gateway");
      }
      time.sleep(LOOK);
    }
  }

  /** Has it answer; what was not taken or got lost is tried again a few times. */
  FunctionResponse call(byte[] body, Job job) throws JobException, InterruptedException {
    Invocation invocation =
        Invocation.of(stage.function(), body)
            .withTimeout(stage.timeout())
            .withHeader("Content-Type", stage.mediaType())
            .withHeader("X-Farmhand-Job", Long.toString(job.id()));
    one.acquire();
    try {
      return repeated(invocation);
    } finally {
      one.release();
    }
  }

  private FunctionResponse repeated(Invocation invocation)
      throws JobException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Optional<FunctionResponse> answer = once(invocation, attempt == ATTEMPTS);
      if (answer.isPresent()) {
        return answer.get();
      }
      time.sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  /** The answer; empty when it is worth another try. */
  private Optional<FunctionResponse> once(Invocation invocation, boolean last)
      throws JobException, InterruptedException {
    try {
      FunctionResponse response = client.invoke(invocation);
      if (response.isSuccess()) {
        return Optional.of(response);
      }
      boolean passing =
          switch (response.status()) {
            case 429, 502, 503 -> true;
            default -> false;
          };
      if (passing && !last) {
        return Optional.empty();
      }
      throw new JobException("Function " + stage.function() + " answered " + said(response));
    } catch (OpenFaasException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the call of " + stage.function() + " was given up");
      }
      boolean passing =
          e instanceof OpenFaasException.Unreachable
              || e instanceof OpenFaasException.ConnectionLost;
      if (passing && !last) {
        return Optional.empty();
      }
      throw new JobException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String said(FunctionResponse response) {
    String text = response.text().strip().lines().findFirst().orElse("");
    if (response.header("Content-Type").orElse("").startsWith(Problem.MEDIA_TYPE)) {
      try {
        text = Wire.read(response.body(), Problem.class).message();
      } catch (WireException _) {
        // Shown as it is.
      }
    }
    return "status " + response.status() + (text.isEmpty() ? "" : ": " + text);
  }

  /** Takes down what was deployed. */
  @Override
  public void close() {
    if (owned) {
      try {
        client.remove(stage.function());
      } catch (OpenFaasException _) {
        // It is gone, or the gateway is; then there is nothing left to do here.
      }
    }
  }
}
