package io.farmhand.openfaas.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a function to be deployed; what is not said is left to the gateway. */
public final class DeploymentBuilder {
  private final String service;
  private final String image;
  private final Map<String, String> envVars = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> annotations = new LinkedHashMap<>();
  private String namespace = "";
  private String envProcess = "";
  private List<String> constraints = List.of();
  private List<String> secrets = List.of();
  private Resources limits = Resources.NONE;
  private Resources requests = Resources.NONE;
  private boolean readOnlyRootFilesystem;

  DeploymentBuilder(String service, String image) {
    this.service = service;
    this.image = image;
  }

  /** Where it is to run. */
  public DeploymentBuilder namespace(String name) {
    namespace = name;
    return this;
  }

  /** The command that the watchdog runs. */
  public DeploymentBuilder envProcess(String command) {
    envProcess = command;
    return this;
  }

  /** One more variable of its environment. */
  public DeploymentBuilder env(String name, String value) {
    envVars.put(name, value);
    return this;
  }

  /** More variables of its environment. */
  public DeploymentBuilder env(Map<String, String> variables) {
    envVars.putAll(variables);
    return this;
  }

  /** One more label. */
  public DeploymentBuilder label(String name, String value) {
    labels.put(name, value);
    return this;
  }

  /** More labels. */
  public DeploymentBuilder labels(Map<String, String> more) {
    labels.putAll(more);
    return this;
  }

  /** One more annotation. */
  public DeploymentBuilder annotation(String name, String value) {
    annotations.put(name, value);
    return this;
  }

  /** More annotations. */
  public DeploymentBuilder annotations(Map<String, String> more) {
    annotations.putAll(more);
    return this;
  }

  /** The constraints on the nodes that may run it. */
  public DeploymentBuilder constraints(List<String> all) {
    constraints = all;
    return this;
  }

  /** The names of the secrets that it may read. */
  public DeploymentBuilder secrets(List<String> all) {
    secrets = all;
    return this;
  }

  /** What it may use. */
  public DeploymentBuilder limits(Resources most) {
    limits = most;
    return this;
  }

  /** What is set aside for it. */
  public DeploymentBuilder requests(Resources least) {
    requests = least;
    return this;
  }

  /** Whether it can write to {@code /tmp} only. */
  public DeploymentBuilder readOnlyRootFilesystem(boolean only) {
    readOnlyRootFilesystem = only;
    return this;
  }

  /** The description. */
  public FunctionDeployment build() {
    return new FunctionDeployment(
        service,
        image,
        namespace,
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
