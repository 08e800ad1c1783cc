package io.farmhand.gateway.function;

import io.farmhand.gateway.process.Cgroups;
import io.farmhand.gateway.process.LogBook;
import io.farmhand.gateway.process.Ports;
import io.farmhand.gateway.process.ProcessGuard;
import io.farmhand.gateway.process.ResourceLimits;
import io.farmhand.gateway.process.Spawner;
import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.Secret;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is deployed. What runs ends with this object, and with this process however it ends. */
public final class Functions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Functions.class);

  private final GatewaySettings settings;
  private final TimeSource time;
  private final Path folder;
  private final ProcessGuard guard;
  private final Cgroups cgroups;
  private final Starts starts;
  private final Workshop workshop;
  private final Secrets secrets;
  private final Map<String, DeployedFunction> functions = new TreeMap<>();
  private final AtomicLong folders = new AtomicLong();
  private boolean closed;

  private Functions(GatewaySettings settings, TimeSource time, Path folder) throws IOException {
    this.settings = settings;
    this.time = time;
    this.folder = folder;
    this.guard = new ProcessGuard(folder);
    this.cgroups = Cgroups.ofThisMachine();
    Spawner spawner = new Spawner(guard, cgroups);
    Ports ports = new Ports();
    AotCaches caches = new AotCaches(settings.cache().resolve("aot"), spawner, ports, time);
    this.starts = new Starts(time);
    this.workshop = new Workshop(spawner, ports, caches, starts, settings, time);
    this.secrets = new Secrets(folder.resolve("secrets"));
  }

  /** Nothing deployed yet, with a temporary folder that ends with this process. */
  public static Functions open(GatewaySettings settings, TimeSource time) throws IOException {
    return new Functions(settings, time, Files.createTempDirectory("farmhand-gateway"));
  }

  /** The secrets that functions may be given. */
  public Secrets secrets() {
    return secrets;
  }

  /** All functions in the order of their names. */
  public synchronized List<DeployedFunction> all() {
    return List.copyOf(functions.values());
  }

  /** A function, if there is one. */
  public synchronized Optional<DeployedFunction> find(FunctionName name) {
    return name.namespace().equals(FunctionName.DEFAULT_NAMESPACE)
        ? Optional.ofNullable(functions.get(name.name()))
        : Optional.empty();
  }

  /** A function; 404 when there is none. */
  public DeployedFunction get(FunctionName name) {
    return find(name)
        .orElseThrow(
            () -> RefusedException.notFound("There is no function " + name + "; deploy it first"));
  }

  /**
   * Deploys a function, in place of one of that name if there is one, whose replicas finish what
   * they have.
   *
   * @param mustExist whether there has to be one; 404 when there is none
   */
  public void deploy(FunctionDeployment deployment, boolean mustExist) throws IOException {
    FunctionSpec spec = FunctionSpec.of(deployment, settings.maxReplicas());
    secrets.require(deployment.secrets());
    Optional<DeployedFunction> old;
    synchronized (this) {
      old = Optional.ofNullable(functions.get(spec.name().name()));
      requireRoom(spec, old.isPresent(), mustExist);
      DeployedFunction made = make(spec, old);
      functions.put(spec.name().name(), made);
      made.scale(old.map(DeployedFunction::target).filter(n -> n > 0).orElse(spec.minReplicas()));
      if (made.target() == 0) {
        made.prepare();
      }
    }
    old.ifPresent(this::endLater);
  }

  private void requireRoom(FunctionSpec spec, boolean exists, boolean mustExist) {
    if (closed) {
      throw RefusedException.of(503, "The gateway is stopping");
    }
    if (mustExist && !exists) {
      throw RefusedException.notFound("There is no function " + spec.name() + "; deploy it first");
    }
    if (!exists && functions.size() >= settings.maxFunctions()) {
      throw RefusedException.of(
          429, "There are " + functions.size() + " functions already; remove one first");
    }
  }

  private DeployedFunction make(FunctionSpec spec, Optional<DeployedFunction> old)
      throws IOException {
    Path own = folder.resolve(spec.name().name() + "-" + folders.incrementAndGet());
    Files.createDirectory(own, Secrets.ownersOnly("rwx------"));
    secrets.hand(spec.deployment().secrets(), own);
    LogBook logs =
        old.map(DeployedFunction::logs).orElseGet(() -> new LogBook(settings.logLines(), time));
    if (!spec.limits().equals(ResourceLimits.NONE) && !cgroups.obstacle().isEmpty()) {
      String warning = "Its limits of memory and processors are not kept: " + cgroups.obstacle();
      logs.add("gateway", warning);
      LOG.warn("Function {}: {}", spec.name(), warning);
    }
    AtomicLong instances = old.map(DeployedFunction::instances).orElseGet(AtomicLong::new);
    return new DeployedFunction(spec, own, logs, instances, workshop);
  }

  /** Removes a function, whose replicas finish what they have; 404 when there is none. */
  public void remove(FunctionName name) {
    DeployedFunction found;
    synchronized (this) {
      found = get(name);
      functions.remove(name.name());
    }
    found.logs().close();
    endLater(found);
  }

  /** Changes a secret, and that of the functions that have it; 404 when there is none. */
  public void updateSecret(Secret secret) throws IOException {
    secrets.update(secret);
    for (DeployedFunction function : all()) {
      if (function.spec().deployment().secrets().contains(secret.name())) {
        secrets.hand(List.of(secret.name()), function.folder());
      }
    }
  }

  private void endLater(DeployedFunction function) {
    Thread.ofVirtual().name("end-" + function.name()).start(() -> end(function));
  }

  private static void end(DeployedFunction function) {
    try {
      function.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets all replicas finish what they have, and ends them. */
  @Override
  public void close() {
    List<DeployedFunction> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(functions.values());
      functions.clear();
    }
    List<Thread> ending = new ArrayList<>();
    for (DeployedFunction function : left) {
      function.logs().close();
      ending.add(Thread.ofVirtual().start(() -> end(function)));
    }
    try {
      for (Thread thread : ending) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    starts.close();
    guard.close();
    cgroups.close();
  }
}
