package io.farmhand.openfaas;

import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions of one farm, in the order of their numbers.
 *
 * @param client of their gateway
 * @param entries one for each function
 */
record Roster(GatewayClient client, List<Entry> entries) {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  /**
   * A function of the farm.
   *
   * @param deployment as it is to be
   * @param owned whether the farm deploys and removes it
   * @param replicas how many it has now; -1 when it is not deployed as it is to be
   */
  record Entry(FunctionDeployment deployment, boolean owned, int replicas) {
    String name() {
      return deployment.service();
    }

    boolean isDeployed() {
      return replicas >= 0;
    }
  }

  /** Asks the gateway what is there, and removes what an earlier manager left and nobody needs. */
  static Roster of(GatewayClient client, FunctionDeployment template, PlatformSettings settings) {
    if (template.image().isEmpty()) {
      FunctionStatus there = client.describe(template.service());
      return new Roster(client, List.of(new Entry(template, false, there.replicas())));
    }
    Map<String, FunctionStatus> there = new HashMap<>();
    client.functions().forEach(status -> there.put(status.name(), status));
    List<Entry> entries = new ArrayList<>();
    for (FunctionDeployment planned : planned(template, settings)) {
      entries.add(entry(client, planned, there.remove(planned.service())));
    }
    there.values().stream()
        .filter(status -> isOf(template.service(), status))
        .forEach(status -> removeStray(client, status));
    return new Roster(client, List.copyOf(entries));
  }

  private static List<FunctionDeployment> planned(
      FunctionDeployment template, PlatformSettings settings) {
    List<FunctionDeployment> planned = new ArrayList<>();
    for (int number = 1; number <= settings.functions(); number++) {
      String name = settings.sharded() ? template.service() + "-" + number : template.service();
      planned.add(deployment(name, template, settings));
    }
    return planned;
  }

  /** The template under another name, with what a gateway has to know of a farm's function. */
  private static FunctionDeployment deployment(
      String name, FunctionDeployment template, PlatformSettings settings) {
    return FunctionDeployment.builder(name, template.image())
        .namespace(template.namespace())
        .envProcess(template.envProcess())
        .env("max_inflight", "1")
        .env(template.envVars())
        .constraints(template.constraints())
        .secrets(template.secrets())
        .label("com.openfaas.scale.min", "1")
        .label("com.openfaas.scale.max", Integer.toString(settings.replicasEach()))
        // The farm alone decides: a factor of 0 takes the gateway's own alerts out.
        .label("com.openfaas.scale.factor", "0")
        .labels(template.labels())
        .label(OpenFaasPlatform.FARM_LABEL, template.service())
        .annotations(template.annotations())
        .limits(template.limits())
        .requests(template.requests())
        .readOnlyRootFilesystem(template.readOnlyRootFilesystem())
        .build();
  }

  private static Entry entry(
      GatewayClient client, FunctionDeployment planned, @Nullable FunctionStatus there) {
    if (there == null) {
      return new Entry(planned, true, -1);
    }
    String farm = planned.labels().getOrDefault(OpenFaasPlatform.FARM_LABEL, "");
    if (!isOf(farm, there)) {
      throw new OpenFaasException.Conflict(
          "Gateway %s: expected no function '%s' but the farm's own, found one without the label %s=%s; remove it, name the farm's function otherwise, or give no image to use it as it is"
              .formatted(client.url(), there.name(), OpenFaasPlatform.FARM_LABEL, farm));
    }
    boolean asPlanned = isAsPlanned(planned, there);
    LOG.info(
        "Function {} was left behind by an earlier manager and is {}",
        there.name(),
        asPlanned ? "taken over" : "changed");
    return new Entry(planned, true, asPlanned ? there.replicas() : -1);
  }

  private static boolean isOf(String farm, FunctionStatus status) {
    return farm.equals(status.labels().get(OpenFaasPlatform.FARM_LABEL));
  }

  /** Whether nothing would change if it were deployed again; gateways add labels of their own. */
  private static boolean isAsPlanned(FunctionDeployment planned, FunctionStatus there) {
    return planned.image().equals(there.image())
        && planned.envProcess().equals(there.envProcess())
        && planned.envVars().equals(there.envVars())
        && planned.secrets().equals(there.secrets())
        && planned.constraints().equals(there.constraints())
        && there.labels().entrySet().containsAll(planned.labels().entrySet())
        && there.annotations().entrySet().containsAll(planned.annotations().entrySet())
        && planned.limits().equals(there.limits())
        && planned.requests().equals(there.requests())
        && planned.readOnlyRootFilesystem() == there.readOnlyRootFilesystem();
  }

  private static void removeStray(GatewayClient client, FunctionStatus status) {
    LOG.info("Function {} was left behind by an earlier manager and is removed", status.name());
    try {
      client.remove(status.name());
    } catch (OpenFaasException.NotFound _) {
      LOG.debug("Function {} has gone by itself", status.name());
    }
  }
}
