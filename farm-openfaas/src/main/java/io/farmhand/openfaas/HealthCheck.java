package io.farmhand.openfaas;

import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.Invocation;
import io.farmhand.openfaas.client.OpenFaasException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the replicas of a function whether they answer. */
final class HealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

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
      return Answers.isOfAWorker(client.invoke(invocation));
    } catch (OpenFaasException _) {
      return false;
    }
  }
}
