package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployed function and how it is doing: the fields of its {@link FunctionDeployment}, of which
 * {@code service} is called {@code name} here, and these.
 *
 * @param name its name
 * @param image its container image
 * @param namespace where it runs
 * @param envProcess the command that the watchdog runs
 * @param envVars its environment
 * @param constraints on the nodes that may run it
 * @param secrets names of the secrets that it may read
 * @param labels for the gateway and for queries
 * @param annotations for people and tools
 * @param limits what it may use
 * @param requests what is set aside for it
 * @param readOnlyRootFilesystem whether only {@code /tmp} can be written to
 * @param replicas replicas wanted
 * @param availableReplicas replicas that can take calls
 * @param invocationCount calls that were answered
 * @param createdAt when it was deployed, if told
 * @param usage what its replicas use, if it was asked for
 */
@JsonInclude(Include.NON_EMPTY)
public record FunctionStatus(
    @JsonInclude(Include.ALWAYS) String name,
    @JsonInclude(Include.ALWAYS) String image,
    String namespace,
    String envProcess,
    Map<String, String> envVars,
    List<String> constraints,
    List<String> secrets,
    Map<String, String> labels,
    Map<String, String> annotations,
    Resources limits,
    Resources requests,
    @JsonInclude(Include.NON_DEFAULT) boolean readOnlyRootFilesystem,
    int replicas,
    int availableReplicas,
    double invocationCount,
    @Nullable Instant createdAt,
    @Nullable Usage usage) {
  public FunctionStatus {
    name = Absent.text(name);
    image = Absent.text(image);
    namespace = Absent.text(namespace);
    envProcess = Absent.text(envProcess);
    envVars = Absent.map(envVars);
    constraints = Absent.list(constraints);
    secrets = Absent.list(secrets);
    labels = Absent.map(labels);
    annotations = Absent.map(annotations);
    limits = Absent.resources(limits);
    requests = Absent.resources(requests);
  }

  /** The status of a function that was deployed as {@code deployment}. */
  public static FunctionStatus of(
      FunctionDeployment deployment,
      int replicas,
      int availableReplicas,
      double invocationCount,
      @Nullable Instant createdAt,
      @Nullable Usage usage) {
    return new FunctionStatus(
        deployment.service(),
        deployment.image(),
        deployment.namespace(),
        deployment.envProcess(),
        deployment.envVars(),
        deployment.constraints(),
        deployment.secrets(),
        deployment.labels(),
        deployment.annotations(),
        deployment.limits(),
        deployment.requests(),
        deployment.readOnlyRootFilesystem(),
        replicas,
        availableReplicas,
        invocationCount,
        createdAt,
        usage);
  }
}
