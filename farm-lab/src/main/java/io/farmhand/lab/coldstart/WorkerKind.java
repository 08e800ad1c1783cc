package io.farmhand.lab.coldstart;

import io.farmhand.function.Main;
import io.farmhand.lab.workers.WorkerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A worker that answers with what it is sent. */
public enum WorkerKind {
  /** On the worker's own server. */
  OWN("own server", Main.class.getName() + " " + EchoHandler.class.getName()),
  /** On {@code jdk.httpserver}. */
  JDK("jdk.httpserver", JdkEcho.class.getName());

  private final String title;
  private final String program;

  WorkerKind(String title, String program) {
    this.title = title;
    this.program = program;
  }

  /** What the table calls it. */
  public String title() {
    return title;
  }

  /** Makes its ahead-of-time cache. */
  public Path train(Path folder) throws IOException, InterruptedException {
    Path cache = folder.resolve(name() + ".aot");
    ProcessBuilder builder = new ProcessBuilder(command(List.of("-XX:AOTCacheOutput=" + cache)));
    builder.environment().put("FARMHAND_TRAINING", "1");
    discardOutput(builder).start().waitFor();
    if (!Files.exists(cache)) {
      throw new IOException("The JVM made no cache for " + title + "; is it started from jars?");
    }
    return cache;
  }

  /** Starts one on this port. */
  public Process start(int port, List<String> options) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(options));
    builder.environment().put("PORT", Integer.toString(port));
    return discardOutput(builder).start();
  }

  private static ProcessBuilder discardOutput(ProcessBuilder builder) {
    return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private List<String> command(List<String> options) throws IOException {
    List<String> command = new ArrayList<>(WorkerCommand.jvm());
    command.addAll(options);
    command.addAll(List.of("-cp", WorkerCommand.classPath()));
    command.addAll(List.of(program.split(" ", -1)));
    return command;
  }
}
