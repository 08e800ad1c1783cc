package io.farmhand.gateway.function;

import io.farmhand.gateway.process.Child;
import io.farmhand.gateway.process.LineReader;
import io.farmhand.gateway.process.LogBook;
import io.farmhand.gateway.process.Spawner.Launch;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Reply;
import io.farmhand.gateway.proxy.Upstream;
import io.farmhand.gateway.proxy.UpstreamException;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A program that runs on and speaks HTTP on a port that the gateway chose. */
final class HttpReplica implements Replica {
  private final FunctionSpec spec;
  private final String instance;
  private final Path folder;
  private final Map<String, String> environment;
  private final LogBook logs;
  private final Workshop workshop;
  private final int port;
  private final Upstream upstream;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private @Nullable Child child;
  private boolean stopped;

  HttpReplica(
      FunctionSpec spec,
      String instance,
      Path folder,
      Map<String, String> environment,
      LogBook logs,
      Workshop workshop)
      throws IOException {
    this.spec = spec;
    this.instance = instance;
    this.folder = folder;
    this.logs = logs;
    this.workshop = workshop;
    this.port = workshop.ports().take();
    this.environment = withPort(environment, port);
    this.upstream = new Upstream(port, workshop.time());
  }

  static Map<String, String> withPort(Map<String, String> environment, int port) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PORT", Integer.toString(port));
    all.put("upstream_url", "http://127.0.0.1:" + port);
    // What listens on all interfaces would be open to everyone who reaches this machine.
    all.putIfAbsent("FARMHAND_HOST", "127.0.0.1");
    return all;
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    List<String> command = workshop.caches().using(spec, environment, folder, logs);
    Launch launch = new Launch(command, environment, folder, true, spec.limits());
    try (Starts.Start start = workshop.starts().begin()) {
      Child started = start.launch(() -> launch(launch, start));
      awaitReady(started, start);
    }
  }

  private void written(String line, Starts.Start start) {
    logs.add(instance, line);
    start.sign();
  }

  private synchronized Child launch(Launch launch, Starts.Start start) throws IOException {
    if (stopped) {
      throw new IOException("It was stopped before it had started");
    }
    Child started = workshop.spawner().start(launch);
    child = started;
    LineReader.start(instance + "-log", started.output(), line -> written(line, start));
    var _ = started.exit().thenRun(start::sign);
    var _ = started.exit().thenAccept(this::ended);
    return started;
  }

  private void ended(int code) {
    upstream.close();
    workshop.ports().release(port);
    end.complete(
        code > 128 ? "was ended by signal " + (code - 128) : "ended with exit code " + code);
  }

  private void awaitReady(Child started, Starts.Start start)
      throws IOException, InterruptedException {
    TimeSource time = workshop.time();
    Duration patience = workshop.settings().startTimeout();
    long until = time.nanos() + patience.toNanos();
    while (!isReady()) {
      if (!started.isAlive()) {
        throw new IOException("It ended before it listened on port " + port + " (in PORT)");
      }
      if (time.nanos() - until > 0) {
        throw new IOException(
            "It does not listen on port "
                + port
                + " (in PORT) after "
                + patience.toSeconds()
                + " s");
      }
      start.pause();
    }
  }

  private boolean isReady() {
    return upstream.accepts()
        && (spec.readyPath().isEmpty() || Probe.isOk(upstream, spec.readyPath().get()));
  }

  @Override
  public void call(Call call, Reply reply, Duration timeout) throws UpstreamException, IOException {
    upstream.call(call, reply, timeout);
  }

  @Override
  public CompletableFuture<String> end() {
    return end;
  }

  @Override
  public void stop(Duration grace) {
    Child running;
    synchronized (this) {
      stopped = true;
      running = child;
    }
    if (running == null) {
      workshop.ports().release(port);
      end.complete("was stopped before it had started");
    } else {
      running.stop(grace);
    }
  }

  @Override
  public synchronized OptionalLong pid() {
    return child == null ? OptionalLong.empty() : OptionalLong.of(child.pid());
  }
}
