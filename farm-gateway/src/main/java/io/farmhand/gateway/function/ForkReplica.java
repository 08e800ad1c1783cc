package io.farmhand.gateway.function;

import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.process.Child;
import io.farmhand.gateway.process.LineReader;
import io.farmhand.gateway.process.LogBook;
import io.farmhand.gateway.process.Spawner.Launch;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Reply;
import io.farmhand.gateway.proxy.UpstreamException;
import io.farmhand.time.Cancellable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A program that is started for each call: it reads the body and writes the answer. */
final class ForkReplica implements Replica {
  private static final byte[] OK = "OK".getBytes(StandardCharsets.US_ASCII);

  private final FunctionSpec spec;
  private final String instance;
  private final Path folder;
  private final Map<String, String> environment;
  private final LogBook logs;
  private final Workshop workshop;
  private final CompletableFuture<String> end = new CompletableFuture<>();

  ForkReplica(
      FunctionSpec spec,
      String instance,
      Path folder,
      Map<String, String> environment,
      LogBook logs,
      Workshop workshop) {
    this.spec = spec;
    this.instance = instance;
    this.folder = folder;
    this.environment = environment;
    this.logs = logs;
    this.workshop = workshop;
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public void start() {
    // A process starts with each call.
  }

  @Override
  public CompletableFuture<String> end() {
    return end;
  }

  @Override
  public void stop(Duration grace) {
    end.complete("was stopped");
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  public void call(Call call, Reply reply, Duration timeout) throws UpstreamException, IOException {
    if (isForTheWatchdog(call)) {
      reply.complete(200, List.of(), OK);
      return;
    }
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(HttpVariables.of(call));
    Launch launch = new Launch(spec.command(), variables, folder, false, spec.limits());
    Child child = workshop.spawner().start(launch);
    LineReader.start(instance + "-log", child.errors(), line -> logs.add(instance, line));
    ForkedCall forked = new ForkedCall(child, instance);
    Cancellable timer = workshop.time().after(timeout.toNanos(), forked::timeOut);
    try {
      forked.feed(call);
      forked.relay(reply, fields());
    } finally {
      timer.cancel();
      forked.end();
    }
  }

  /** Programs are spared what a watchdog answers itself. */
  private static boolean isForTheWatchdog(Call call) {
    return call.target().equals("/_/health") || call.target().equals("/_/ready");
  }

  private List<Field> fields() {
    String type = environment.getOrDefault("content_type", "text/plain; charset=utf-8");
    return List.of(new Field("Content-Type", type));
  }

  /** What of-watchdog tells a program of its call. */
  private static final class HttpVariables {
    private HttpVariables() {}

    static Map<String, String> of(Call call) {
      Map<String, String> variables = new HashMap<>();
      for (Field field : call.fields()) {
        variables.put("Http_" + field.name().replace('-', '_'), field.value());
      }
      int query = call.target().indexOf('?');
      variables.put("Http_Method", call.method());
      variables.put("Http_Path", query < 0 ? call.target() : call.target().substring(0, query));
      variables.put("Http_Query", query < 0 ? "" : call.target().substring(query + 1));
      if (call.length() >= 0) {
        variables.put("Http_ContentLength", Long.toString(call.length()));
      }
      variables.values().removeIf(value -> value.indexOf('\0') >= 0);
      return variables;
    }
  }
}
