package io.farmhand.gateway.function;

import io.farmhand.gateway.process.ResourceLimits;
import io.farmhand.gateway.process.Words;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionName;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment asks for, once checked.
 *
 * @param mode how calls reach the program
 * @param command the program, found, and its arguments
 * @param minReplicas when it is deployed, and when a call finds none
 * @param maxReplicas most that are asked for in vain
 * @param maxInflight calls at a time of a replica; 0 for any number
 * @param timeout of a call, if the function sets one
 * @param readyPath that answers 200 once a replica can be called, if there is one
 */
record FunctionSpec(
    FunctionDeployment deployment,
    FunctionName name,
    Mode mode,
    List<String> command,
    int minReplicas,
    int maxReplicas,
    int maxInflight,
    Optional<Duration> timeout,
    Optional<String> readyPath,
    ResourceLimits limits) {
  private static final int MOST_FORKED_AT_A_TIME = 64;

  /** How calls reach the program, as of-watchdog has it. */
  enum Mode {
    /** One program that runs on and speaks HTTP. */
    HTTP,
    /** One program for each call, which reads the body and writes the answer. */
    FORK
  }

  /**
   * Reads a deployment.
   *
   * @param mostReplicas that the gateway has of any function
   * @throws IllegalArgumentException when it cannot be served
   */
  static FunctionSpec of(FunctionDeployment deployment, int mostReplicas) {
    FunctionName name = new FunctionName(deployment.service(), deployment.namespace());
    if (!name.namespace().equals(FunctionName.DEFAULT_NAMESPACE)) {
      throw new IllegalArgumentException(
          "namespace = " + name.namespace() + ", must be " + FunctionName.DEFAULT_NAMESPACE);
    }
    Map<String, String> variables = deployment.envVars();
    Mode mode = mode(variables.getOrDefault("mode", "streaming"));
    Map<String, String> labels = deployment.labels();
    int max = number("com.openfaas.scale.max", labels, mostReplicas);
    int min = number("com.openfaas.scale.min", labels, 1);
    if (max < 1 || min > max) {
      throw new IllegalArgumentException(
          "com.openfaas.scale.max = " + max + ", must be at least 1 and com.openfaas.scale.min");
    }
    return new FunctionSpec(
        deployment,
        name,
        mode,
        command(deployment),
        min,
        Math.min(max, mostReplicas),
        number("max_inflight", variables, mode == Mode.FORK ? MOST_FORKED_AT_A_TIME : 0),
        duration("exec_timeout", variables),
        Optional.ofNullable(variables.get("ready_path")).filter(path -> path.startsWith("/")),
        ResourceLimits.parse(deployment.limits().memory(), deployment.limits().cpu()));
  }

  private static Mode mode(String text) {
    return switch (text) {
      case "http" -> Mode.HTTP;
      case "streaming", "serializing" -> Mode.FORK;
      default ->
          throw new IllegalArgumentException(
              "mode = " + text + ", must be http, streaming or serializing");
    };
  }

  private static List<String> command(FunctionDeployment deployment) {
    String process = deployment.envProcess();
    if (process.isBlank()) {
      process = deployment.envVars().getOrDefault("fprocess", "");
    }
    List<String> words = new ArrayList<>(Words.of(process));
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "envProcess = '', must be the command of a program on this machine, since images are not"
              + " run here (faas-cli: --fprocess, or fprocess in the file)");
    }
    words.set(0, program(words.getFirst(), deployment.envVars().get("PATH")));
    return List.copyOf(words);
  }

  /** The program's file; a Java that is not said where to find is the one that runs the gateway. */
  private static String program(String name, @Nullable String path) {
    if (name.contains("/")) {
      return requireProgram(name, Path.of(name));
    }
    List<String> places = new ArrayList<>();
    if (path != null) {
      places.addAll(List.of(path.split(File.pathSeparator, -1)));
    }
    places.add(Path.of(System.getProperty("java.home"), "bin").toString());
    String own = System.getenv("PATH");
    places.addAll(List.of((own == null ? "/usr/bin:/bin" : own).split(File.pathSeparator, -1)));
    for (String place : places) {
      Path file = Path.of(place, name);
      if (!place.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return file.toString();
      }
    }
    return requireProgram(name, Path.of(name));
  }

  private static String requireProgram(String name, Path file) {
    if (!file.isAbsolute() || !Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw new IllegalArgumentException(
          "envProcess starts with "
              + name
              + ", must be a program on the PATH or the absolute path of one");
    }
    return file.toString();
  }

  private static int number(String name, Map<String, String> values, int usual) {
    String text = values.get(name);
    if (text == null || text.isEmpty()) {
      return usual;
    }
    if (!text.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(name + " = " + text + ", must be a whole number");
    }
    return Integer.parseInt(text);
  }

  private static Optional<Duration> duration(String name, Map<String, String> values) {
    String text = values.getOrDefault(name, "");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(GoDuration.parse(name, text)).filter(Duration::isPositive);
  }

  /** The same, where the command reads secrets from this folder instead of a container's. */
  FunctionSpec readingSecretsFrom(Path folder) {
    List<String> changed =
        command.stream().map(word -> word.replace(Secrets.USUAL_PLACE, folder.toString())).toList();
    return new FunctionSpec(
        deployment,
        name,
        mode,
        changed,
        minReplicas,
        maxReplicas,
        maxInflight,
        timeout,
        readyPath,
        limits);
  }
}
