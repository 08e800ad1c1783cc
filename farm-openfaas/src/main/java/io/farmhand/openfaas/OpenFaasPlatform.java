package io.farmhand.openfaas;

import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.platform.Platform;
import io.farmhand.task.FarmException;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.util.function.IntConsumer;

/**
 * Workers as the replicas of OpenFaaS functions, in two ways: of one function ({@linkplain
 * OpenFaasPlatformBuilder#replicas replicas}), or of several alike ({@linkplain
 * OpenFaasPlatformBuilder#shards shards}), which gets past a gateway's limit of replicas for each
 * function, and places calls better.
 *
 * <pre>{@code
 * OpenFaasPlatform platform =
 *     OpenFaasPlatform.builder(client, FunctionDeployment.builder("resize", "example/resize:1").build())
 *         .shards(13, 5)
 *         .build();
 * }</pre>
 *
 * <p>Any HTTP function will do as a worker: a task's input is posted to it, encoded by the farm's
 * codec, and its answer's body is the result. Headers tell the task, the attempt and the time left,
 * as {@link io.farmhand.openfaas.wire.Headers} names them.
 *
 * <p>A farm's functions carry the label {@value #FARM_LABEL}. A farm of the same name that is
 * opened later takes over those that a manager left behind when it died: it keeps those that are
 * what it would deploy, changes others and removes those that it has no use for. A name of a
 * function thus belongs to one farm at a time.
 */
public final class OpenFaasPlatform implements Platform.Group {
  /** The label that names the farm of a function. */
  public static final String FARM_LABEL = "io.farmhand.farm";

  private final GatewayClient client;
  private final FunctionDeployment template;
  private final PlatformSettings settings;

  OpenFaasPlatform(GatewayClient client, FunctionDeployment template, PlatformSettings settings) {
    this.client = client;
    this.template = template;
    this.settings = settings;
  }

  /**
   * Describes a platform.
   *
   * @param client of the gateway; it stays the caller's to close
   * @param deployment the function to be deployed; with an empty image, the one of its name that
   *     somebody has deployed already is used and stays
   */
  public static OpenFaasPlatformBuilder builder(
      GatewayClient client, FunctionDeployment deployment) {
    return new OpenFaasPlatformBuilder(client, deployment);
  }

  @Override
  public String name() {
    return "openfaas";
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public int mostWorkers() {
    return settings.functions() * settings.replicasEach();
  }

  /**
   * {@inheritDoc}
   *
   * @throws FarmException when the function has no codecs
   * @throws OpenFaasException when the gateway cannot be asked, or has a function of that name
   *     which is not this farm's
   */
  @Override
  public <I, O> Crew<I, O> open(FarmFunction<I, O> function, TimeSource time, IntConsumer ready) {
    FarmFunction.Codecs<I, O> codecs =
        function
            .codecs()
            .orElseThrow(
                () ->
                    new FarmException(
                        "Function '"
                            + function.name()
                            + "' has no codecs, which it needs on OpenFaaS; make it with"
                            + " FarmFunction.of(name, input, output, work)"));
    return FunctionCrew.open(
        Roster.of(client, template, settings),
        new Caller<>(client, codecs, settings, time),
        settings,
        time,
        ready);
  }
}
