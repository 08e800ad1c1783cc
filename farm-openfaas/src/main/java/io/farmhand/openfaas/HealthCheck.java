package io.farmhand.openfaas;

import io.farmhand.openfaas.client.FunctionResponse;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.Invocation;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.Headers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the replicas of a function whether they answer. */
final class HealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What gateways say for a function that is not there or does not answer. */
  private static final Set<Integer> OF_THE_GATEWAY = Set.of(500, 502, 503, 504);

  private final GatewayClient client;
  private final Invocation invocation;

  HealthCheck(GatewayClient client, String function, String path) {
    this.client = client;
    invocation =
        Invocation.of(function, new byte[0]).withMethod("GET").withPath(path).withTimeout(PATIENCE);
  }

  /**
   * How many of {@code calls} are answered that are made at once, so that a gateway that balances
   * by what is in flight spreads them over the replicas.
   */
  int count(int calls) {
    if (calls == 1) {
      return isAnswered() ? 1 : 0;
    }
    AtomicInteger answered = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(calls);
    for (int i = 0; i < calls; i++) {
      Thread.ofVirtual()
          .name("farmhand-health")
          .start(
              () -> {
                try {
                  answered.addAndGet(isAnswered() ? 1 : 0);
                } finally {
                  done.countDown();
                }
              });
    }
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return answered.get();
  }

  /** Any answer of the worker's own will do, also that it is busy or knows no such path. */
  private boolean isAnswered() {
    try {
      FunctionResponse response = client.invoke(invocation);
      return !OF_THE_GATEWAY.contains(response.status())
          || response.header(Headers.PROBLEM).isPresent();
    } catch (OpenFaasException _) {
      return false;
    }
  }
}
