package io.farmhand.app.jobs;

import io.farmhand.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of where the results of jobs go: standard output unless they say otherwise. */
public final class SinkOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write each result to a file of its input's name below this folder.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = {"-k", "--ordered"},
      description = "Print results in the order of the inputs.")
  private boolean ordered;

  /** A sink that is ready to take results. */
  public ResultSink sink(Terminal terminal) {
    ResultSink sink = new ResultSink(terminal, out, ordered);
    sink.prepare();
    return sink;
  }
}
