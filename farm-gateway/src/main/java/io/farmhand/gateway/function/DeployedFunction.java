package io.farmhand.gateway.function;

import io.farmhand.gateway.process.LogBook;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Reply;
import io.farmhand.gateway.proxy.UpstreamException;
import io.farmhand.gateway.proxy.UpstreamException.Kind;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A function that can be called. */
public final class DeployedFunction {
  private static final int MOST_TRIES = 3;

  private final FunctionSpec spec;
  private final Path folder;
  private final Map<String, String> environment;
  private final LogBook logs;
  private final Workshop workshop;
  private final Instant createdAt;
  private final AtomicLong instances;
  private final ReplicaSet replicas;

  DeployedFunction(
      FunctionSpec spec, Path folder, LogBook logs, AtomicLong instances, Workshop workshop) {
    this.spec = spec.readingSecretsFrom(Secrets.of(folder));
    this.folder = folder;
    this.logs = logs;
    this.instances = instances;
    this.workshop = workshop;
    this.createdAt = workshop.time().instant();
    this.environment = environment(spec, folder);
    this.replicas =
        new ReplicaSet(this.spec, workshop.settings().grace(), workshop.time(), logs, this::make);
  }

  private static Map<String, String> environment(FunctionSpec spec, Path folder) {
    Map<String, String> all = new HashMap<>();
    all.put("secret_mount_path", Secrets.of(folder).toString());
    all.put("OPENFAAS_NAME", spec.name().name());
    all.put("OPENFAAS_NAMESPACE", spec.name().namespace());
    all.put("fprocess", spec.deployment().envProcess());
    all.putAll(spec.deployment().envVars());
    return all;
  }

  private Replica make() throws IOException {
    String instance = spec.name().name() + "-" + instances.incrementAndGet();
    return switch (spec.mode()) {
      case HTTP -> new HttpReplica(spec, instance, folder, environment, logs, workshop);
      case FORK -> new ForkReplica(spec, instance, folder, environment, logs, workshop);
    };
  }

  /** Makes the cache that its replicas start from, where there can be one, before it has any. */
  void prepare() {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                var _ = workshop.caches().using(spec, environment, folder, logs);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }

  FunctionSpec spec() {
    return spec;
  }

  AtomicLong instances() {
    return instances;
  }

  Path folder() {
    return folder;
  }

  /** Its name. */
  public FunctionName name() {
    return spec.name();
  }

  /** What its replicas wrote. */
  public LogBook logs() {
    return logs;
  }

  /** Replicas asked for. */
  public int target() {
    return replicas.target();
  }

  /** Asks for so many replicas, or as many as it may have; returns at once. */
  public void scale(int count) {
    replicas.scale(Math.min(count, spec.maxReplicas()));
  }

  /**
   * How it is doing.
   *
   * @param invocations calls that were answered
   * @param withUsage whether to say what it uses
   */
  public FunctionStatus status(long invocations, boolean withUsage) {
    return FunctionStatus.of(
        spec.deployment().inNamespace(spec.name().namespace()),
        replicas.target(),
        replicas.available(),
        (double) invocations,
        createdAt,
        withUsage ? usage() : null);
  }

  private @Nullable Usage usage() {
    List<Long> pids = replicas.pids();
    return ProcessUsage.of(pids, workshop.time().instant());
  }

  /**
   * Has a call answered by one of its replicas. A replica that cannot be reached is tried again
   * elsewhere, since nothing of the call was sent.
   *
   * @param shortest limit of time that the caller sets, if any
   * @param queues whether to wait for a replica that has room
   */
  public void call(Call call, Reply reply, @Nullable Duration shortest, boolean queues)
      throws UpstreamException, IOException, InterruptedException {
    Duration timeout = spec.timeout().orElse(workshop.settings().timeout());
    if (shortest != null && shortest.compareTo(timeout) < 0) {
      timeout = shortest;
    }
    Duration patience = queues ? timeout : workshop.settings().startTimeout();
    for (int tries = 1; ; tries++) {
      ReplicaSet.Member member = replicas.acquire(patience, queues);
      boolean answered = false;
      try {
        member.replica().call(call, reply, timeout);
        answered = true;
        return;
      } catch (UpstreamException e) {
        if (e.kind() != Kind.UNREACHABLE) {
          throw e;
        }
        replicas.giveUp(member);
        if (tries == MOST_TRIES) {
          throw e;
        }
      } finally {
        replicas.release(member, answered);
      }
    }
  }

  /** Lets its replicas finish what they have, and ends them. */
  void close() throws InterruptedException {
    replicas.close();
  }
}
