package io.farmhand.gateway.function;

import io.farmhand.gateway.process.Child;
import io.farmhand.gateway.process.LineReader;
import io.farmhand.gateway.process.LogBook;
import io.farmhand.gateway.process.Ports;
import io.farmhand.gateway.process.ResourceLimits;
import io.farmhand.gateway.process.Spawner;
import io.farmhand.gateway.process.Spawner.Launch;
import io.farmhand.gateway.proxy.Upstream;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ahead-of-time caches, from which the JVMs of functions start.
 *
 * <p>One is made once for each command: a replica is started to learn what it loads, asked for
 * {@code /_/health} and ended, or ends by itself when {@code FARMHAND_TRAINING} tells it that it
 * trains. A cache is kept for later gateways, under a name that changes with the JVM, the command
 * and its jars. A function whose cache cannot be made starts without one.
 */
final class AotCaches {
  /** Tells a function that it trains the cache, and need not stay. */
  static final String TRAINING = "FARMHAND_TRAINING";

  private static final String INSTANCE = "aot-training";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_NANOS = 20_000_000;

  private final Path folder;
  private final Spawner spawner;
  private final Ports ports;
  private final TimeSource time;
  private final Map<String, CompletableFuture<Optional<Path>>> caches = new ConcurrentHashMap<>();
  private final ReentrantLock oneAtATime = new ReentrantLock();

  AotCaches(Path folder, Spawner spawner, Ports ports, TimeSource time) {
    this.folder = folder;
    this.spawner = spawner;
    this.ports = ports;
    this.time = time;
  }

  /** The command to start the function with, once there is a cache if there can be one. */
  List<String> using(FunctionSpec spec, Map<String, String> environment, Path where, LogBook logs)
      throws InterruptedException {
    if (!JavaCommand.canUseCache(spec)) {
      return spec.command();
    }
    String key = JavaCommand.fingerprint(spec.command(), where);
    CompletableFuture<Optional<Path>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<Path>> first = caches.putIfAbsent(key, mine);
    if (first == null) {
      try {
        mine.complete(find(spec, environment, where, logs, folder.resolve(key + ".aot")));
      } finally {
        // Whatever went wrong, others must not wait for ever.
        mine.complete(Optional.empty());
      }
      first = mine;
    }
    Optional<Path> cache = first.join();
    return cache.isPresent()
        ? JavaCommand.startingFrom(cache.get(), spec.command())
        : spec.command();
  }

  private Optional<Path> find(
      FunctionSpec spec, Map<String, String> environment, Path where, LogBook logs, Path cache)
      throws InterruptedException {
    if (Files.isRegularFile(cache)) {
      return Optional.of(cache);
    }
    oneAtATime.lockInterruptibly();
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path part = folder.resolve(cache.getFileName() + "." + ProcessHandle.current().pid());
      long start = time.nanos();
      train(spec, environment, where, logs, part);
      if (!Files.isRegularFile(part)) {
        logs.add(INSTANCE, "The JVM made no ahead-of-time cache; replicas start without it");
        return Optional.empty();
      }
      Files.move(part, cache, StandardCopyOption.REPLACE_EXISTING);
      long millis = (time.nanos() - start) / 1_000_000;
      logs.add(INSTANCE, "Made the ahead-of-time cache of this function in " + millis + " ms");
      return Optional.of(cache);
    } catch (IOException e) {
      logs.add(INSTANCE, "No ahead-of-time cache (" + e + "); replicas start without it");
      return Optional.empty();
    } finally {
      oneAtATime.unlock();
    }
  }

  private void train(
      FunctionSpec spec, Map<String, String> environment, Path where, LogBook logs, Path part)
      throws IOException, InterruptedException {
    int port = ports.take();
    try (Upstream upstream = new Upstream(port, time)) {
      Map<String, String> variables = new HashMap<>(HttpReplica.withPort(environment, port));
      variables.put(TRAINING, "true");
      List<String> command = JavaCommand.making(part, spec.command());
      Child child = spawner.start(new Launch(command, variables, where, true, ResourceLimits.NONE));
      LineReader.start(INSTANCE, child.output(), line -> logs.add(INSTANCE, line));
      long until = time.nanos() + PATIENCE.toNanos();
      String path = spec.readyPath().orElse("/_/health");
      while (child.isAlive() && !upstream.accepts() && time.nanos() - until < 0) {
        time.sleep(LOOK_NANOS);
      }
      if (child.isAlive()) {
        Probe.isOk(upstream, path);
      }
      // To write the cache takes a second or two after the program has ended.
      child.stop(PATIENCE);
    } finally {
      ports.release(port);
    }
  }
}
