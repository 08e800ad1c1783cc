package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;

/**
 * A function as it is to be deployed.
 *
 * @param service its name
 * @param image its container image
 * @param namespace where it is to run; empty for the gateway's default
 * @param envProcess the command that the watchdog runs; empty for the image's own
 * @param envVars its environment
 * @param constraints on the nodes that may run it
 * @param secrets names of the secrets that it may read
 * @param labels for the gateway and for queries, such as {@code com.openfaas.scale.min}
 * @param annotations for people and tools
 * @param limits what it may use
 * @param requests what is set aside for it
 * @param readOnlyRootFilesystem whether only {@code /tmp} can be written to
 */
@JsonInclude(Include.NON_EMPTY)
public record FunctionDeployment(
    @JsonInclude(Include.ALWAYS) String service,
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
    @JsonInclude(Include.NON_DEFAULT) boolean readOnlyRootFilesystem) {
  public FunctionDeployment {
    service = Absent.text(service);
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

  /** Describes function {@code service}, which runs {@code image}. */
  public static DeploymentBuilder builder(String service, String image) {
    return new DeploymentBuilder(service, image);
  }

  /** The same in {@code other} namespace; empty for the gateway's default. */
  public FunctionDeployment inNamespace(String other) {
    return new FunctionDeployment(
        service,
        image,
        other,
        envProcess,
        envVars,
        constraints,
        secrets,
        labels,
        annotations,
        limits,
        requests,
        readOnlyRootFilesystem);
  }
}
