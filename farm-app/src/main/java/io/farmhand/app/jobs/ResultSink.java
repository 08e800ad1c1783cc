package io.farmhand.app.jobs;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.terminal.RawOutput;
import io.farmhand.app.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the results of jobs go: standard output, or a file each. Thread-safe. */
public final class ResultSink {
  private final Terminal terminal;
  private final Optional<Path> folder;
  private final boolean ordered;
  private final Map<Long, Finished> waiting = new TreeMap<>();
  private long next = 1;
  private long done;
  private long failed;

  private record Finished(String name, Job.Result result) {}

  /**
   * A sink.
   *
   * @param folder for a file each; standard output without one
   * @param ordered whether results come in the order of the numbers, from 1, instead of as they end
   */
  public ResultSink(Terminal terminal, Optional<Path> folder, boolean ordered) {
    this.terminal = terminal;
    this.folder = folder;
    this.ordered = ordered;
  }

  /** Takes how the job of this number ended. */
  public synchronized void add(long number, String name, Job.Result result) {
    if (!ordered) {
      pass(new Finished(name, result));
      return;
    }
    waiting.put(number, new Finished(name, result));
    for (Finished due = waiting.remove(next); due != null; due = waiting.remove(++next)) {
      pass(due);
    }
  }

  private void pass(Finished job) {
    if (!job.result.isDone()) {
      failed++;
      String why = String.join("; ", job.result.failures());
      terminal.err().println(job.name + ": " + why);
      return;
    }
    try {
      if (folder.isPresent()) {
        write(folder.get(), job);
      } else {
        print(job.result.body());
      }
      done++;
    } catch (IOException e) {
      failed++;
      terminal.err().println(job.name + ": its result cannot be written (" + Reason.of(e) + ")");
    }
  }

  private static void write(Path folder, Finished job) throws IOException {
    Path file = folder.resolve(relative(job.name));
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, job.result.body());
  }

  /** A name of a file below a folder, whatever the job is called. */
  static String relative(String name) {
    String clean = name.replace('\\', '/').replaceAll("[\\x00-\\x1f]", "_");
    StringBuilder path = new StringBuilder();
    for (String part : clean.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        path.append(path.isEmpty() ? "" : "/").append(part.equals("..") ? "__" : part);
      }
    }
    return path.isEmpty() ? "_" : path.toString();
  }

  private void print(byte[] body) throws IOException {
    boolean open = body.length > 0 && body[body.length - 1] != '\n';
    terminal
        .raw()
        .write(
            RawOutput.Stream.OUT,
            out -> {
              out.write(body);
              if (open) {
                out.write('\n');
              }
            });
  }

  /** Jobs without a result. */
  public synchronized long failed() {
    return failed;
  }

  /** The counts for a report. */
  public synchronized Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("jobs", done + failed);
    map.put("done", done);
    map.put("failed", failed);
    return map;
  }

  /**
   * Makes the folder.
   *
   * @throws ExitException when it cannot
   */
  public void prepare() {
    try {
      if (folder.isPresent()) {
        Files.createDirectories(folder.get());
      }
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "The folder " + folder.get() + " cannot be made (" + Reason.of(e) + ")",
          e);
    }
  }
}
