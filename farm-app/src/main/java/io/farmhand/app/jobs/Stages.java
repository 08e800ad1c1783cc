package io.farmhand.app.jobs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.farmfile.StageFile;
import io.farmhand.app.site.Gateway;
import io.farmhand.farm.FarmBuilder;
import io.farmhand.openfaas.OpenFaasPlatform;
import io.farmhand.openfaas.client.FunctionResponse;
import io.farmhand.openfaas.client.OpenFaasException;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of a farm on their gateway; what was deployed goes when they are closed. */
public final class Stages implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FarmFile file;
  private final Gateway gateway;
  private final List<String> secrets = new ArrayList<>();
  private Optional<StageFunction> emitter = Optional.empty();
  private Optional<StageFunction> collector = Optional.empty();

  private Stages(FarmFile file, Gateway gateway) {
    this.file = file;
    this.gateway = gateway;
  }

  /**
   * Opens the gateway and deploys emitter, collector and secrets; workers come with the farm.
   *
   * @param url of the gateway instead of the file's
   * @throws ExitException when that cannot be done
   */
  public static Stages open(FarmFile file, Optional<URI> url) {
    Stages stages = new Stages(file, Gateway.open(url.or(() -> file.site().gateway())));
    try {
      stages.deploy();
      return stages;
    } catch (RuntimeException e) {
      stages.close();
      throw e;
    }
  }

  private void deploy() {
    file.secrets().forEach(this::create);
    emitter = file.emitter().map(this::open);
    collector = file.collector().map(this::open);
  }

  private StageFunction open(StageFile stage) {
    return StageFunction.open(gateway.client(), stage, file.name());
  }

  private void create(String name, Path content) {
    try {
      Secret secret = Secret.of(name, Files.readAllBytes(content));
      boolean there = gateway.client().secrets().stream().anyMatch(s -> s.name().equals(name));
      if (there) {
        gateway.client().updateSecret(secret);
      } else {
        gateway.client().createSecret(secret);
        secrets.add(name);
      }
    } catch (IOException | OpenFaasException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN, "Secret " + name + " cannot be handed over: " + e.getMessage(), e);
    }
  }

  /** The worker as a farm, without workers, controller and collector. */
  public FarmBuilder<Piece, byte[]> farm() {
    StageFile worker = file.worker();
    return file.farm(new PieceFunction(worker.function(), worker.mediaType())).platform(platform());
  }

  private OpenFaasPlatform platform() {
    StageFile worker = file.worker();
    int most = file.control().limits().max();
    return file.site()
        .spread()
        .platform(
            () ->
                OpenFaasPlatform.builder(gateway.client(), deployment(worker))
                    .invocationTimeout(worker.timeout()),
            most);
  }

  /** One that was deployed for good is used as it is. */
  private FunctionDeployment deployment(StageFile worker) {
    return StageFunction.isOthers(gateway.client(), worker)
        ? FunctionDeployment.builder(worker.function(), "").build()
        : worker.deployment(Map.of());
  }

  /** Whether inputs are expanded by a function. */
  public boolean hasEmitter() {
    return emitter.isPresent();
  }

  /** The tasks of a job: what its emitter answers, or its input alone. */
  List<byte[]> expand(Job job) throws JobException, InterruptedException {
    if (emitter.isEmpty()) {
      return List.of(job.input());
    }
    FunctionResponse answer = emitter.get().call(job.input(), job);
    boolean json = answer.header("Content-Type").orElse("").startsWith("application/json");
    return json ? elements(answer.body()) : lines(answer.text());
  }

  private static List<byte[]> lines(String text) {
    return text.lines()
        .filter(line -> !line.isEmpty())
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static List<byte[]> elements(byte[] json) throws JobException {
    try {
      JsonNode array = JSON.readTree(json);
      if (!array.isArray()) {
        throw new JobException("The emitter must answer a JSON array of tasks, or a task a line");
      }
      List<byte[]> tasks = new ArrayList<>();
      for (JsonNode element : array) {
        String text = element.isTextual() ? element.textValue() : element.toString();
        tasks.add(text.getBytes(StandardCharsets.UTF_8));
      }
      return tasks;
    } catch (JacksonException e) {
      throw new JobException("The emitter's answer is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new JobException("The emitter's answer cannot be read: " + Reason.of(e), e);
    }
  }

  /** The result of a job: what its collector makes of those of its tasks, or these joined. */
  byte[] gather(Job job) throws JobException, InterruptedException {
    List<byte[]> results = job.results();
    if (collector.isPresent()) {
      return collector.get().call(joined(results), job).body();
    }
    return results.size() == 1 ? results.getFirst() : joined(results);
  }

  /** One after the other, each on lines of its own. */
  private static byte[] joined(List<byte[]> results) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] result : results) {
      all.writeBytes(result);
      if (result.length == 0 || result[result.length - 1] != '\n') {
        all.write('\n');
      }
    }
    return all.toByteArray();
  }

  @Override
  public void close() {
    collector.ifPresent(StageFunction::close);
    emitter.ifPresent(StageFunction::close);
    for (String secret : secrets) {
      try {
        gateway.client().removeSecret(secret);
      } catch (OpenFaasException _) {
        // Gone already, or with its gateway.
      }
    }
    gateway.close();
  }

  /**
   * Deploys all functions of a farm to a gateway that stays, and leaves them there.
   *
   * @return their names
   * @throws ExitException when that cannot be done
   */
  public static List<String> deployAndLeave(FarmFile file, URI url) {
    List<String> names = new ArrayList<>();
    try (Gateway at = Gateway.open(Optional.of(url))) {
      Stages stages = new Stages(file, at);
      file.secrets().forEach(stages::create);
      stages.deployForGood(file.emitter(), Map.of()).ifPresent(names::add);
      String most = Integer.toString(file.control().limits().max());
      Map<String, String> scale = Map.of("com.openfaas.scale.max", most);
      stages.deployForGood(Optional.of(file.worker().alone()), scale).ifPresent(names::add);
      stages.deployForGood(file.collector(), Map.of()).ifPresent(names::add);
    }
    return names;
  }

  private Optional<String> deployForGood(Optional<StageFile> stage, Map<String, String> labels) {
    Optional<StageFile> deployed = stage.filter(StageFile::isDeployed);
    deployed.ifPresent(one -> StageFunction.deploy(gateway.client(), one, labels));
    return deployed.map(StageFile::function);
  }
}
