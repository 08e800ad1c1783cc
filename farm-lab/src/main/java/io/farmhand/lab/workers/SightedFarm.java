package io.farmhand.lab.workers;

import io.farmhand.farm.Farm;
import io.farmhand.gateway.EmbeddedGateway;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.OpenFaasPlatform;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.task.Codec;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A farm whose workers are processes behind a gateway in this process, with word of each task that
 * is begun.
 */
public final class SightedFarm implements AutoCloseable {
  private static final String FUNCTION = "sighted";
  private static final Release RELEASE = new Release("benchmark", "", "");

  /** So many deaths give no task up, that chance may kill again and again. */
  private static final int MOST_DEATHS = 100;

  private final Sightings sightings;
  private final EmbeddedGateway gateway;
  private final GatewayClient client;
  private final Farm<String, String> farm;

  /** Is told what happens, by one thread for beginnings and one for outcomes. */
  public interface Listener {
    /** A process began a task, as was heard at {@code nanos}. */
    void began(long worker, int task, long nanos);

    /** A task has its outcome. */
    void collected(int task, Outcome<String, String> outcome);
  }

  private SightedFarm(
      Sightings sightings,
      EmbeddedGateway gateway,
      GatewayClient client,
      Farm<String, String> farm) {
    this.sightings = sightings;
    this.gateway = gateway;
    this.client = client;
    this.farm = farm;
  }

  /**
   * Opens one.
   *
   * @param workers at first
   * @param most the most workers
   * @param aot whether workers start from an ahead-of-time cache
   */
  public static SightedFarm open(
      int workers, int most, boolean aot, TimeSource time, Listener listener) throws IOException {
    Sightings sightings = new Sightings(time, listener::began);
    String password = EmbeddedGateway.newPassword();
    EmbeddedGateway gateway =
        EmbeddedGateway.start(GatewaySettings.builder().password(password).build(), RELEASE, time);
    GatewayClient client =
        GatewayClient.builder(gateway.uri()).basicAuth(GatewaySettings.USER, password).build();
    FunctionDeployment worker =
        FunctionDeployment.builder(FUNCTION, "none")
            .envProcess(WorkerCommand.of(SightedHandler.class))
            .env("mode", "http")
            .env(SightedHandler.PORT, Integer.toString(sightings.port()))
            .annotation("io.farmhand.aot", aot ? "on" : "off")
            .build();
    Consumer<Outcome<String, String>> collector =
        outcome -> listener.collected(number(outcome.task().payload()), outcome);
    Farm<String, String> farm =
        Farm.of(FarmFunction.of(FUNCTION, Codec.text(), Codec.text(), text -> text))
            .platform(OpenFaasPlatform.builder(client, worker).replicas(most).build())
            .workers(workers)
            .retries(
                new RetryPolicy(
                    1, Duration.ofMillis(100), 2, Duration.ofSeconds(30), 0.5, MOST_DEATHS))
            .collect(collector)
            .time(time)
            .open();
    return new SightedFarm(sightings, gateway, client, farm);
  }

  private static int number(String task) {
    return Integer.parseInt(task.substring(0, task.indexOf(' ')));
  }

  /** Submits a task that takes so long. */
  public void submit(int number, long millis) throws InterruptedException {
    var _ = farm.submit(number + " " + millis);
  }

  /** The farm itself. */
  public Farm<String, String> farm() {
    return farm;
  }

  /** Workers that the gateway has ready now. */
  public int available() {
    return client.functions().stream().mapToInt(FunctionStatus::availableReplicas).sum();
  }

  /** Ends the workers, and all else. */
  @Override
  public void close() {
    farm.close(Duration.ofMinutes(1));
    client.close();
    gateway.close();
    sightings.close();
  }
}
