package io.farmhand.gateway.process;

import io.farmhand.gateway.chance.Entropy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no process of a function outlives the gateway, however it dies.
 *
 * <p>A small shell reads what it is told from a pipe. When the pipe ends, which it does even when
 * the gateway is killed with -9, the shell kills the process groups that it was told of, and, where
 * there is {@code /proc}, whatever bears this gateway's mark in its environment: what had not been
 * told yet, and what has left its group. It also removes the gateway's folder. The shell is in a
 * session of its own, so that what kills the gateway's group leaves it be; when it dies itself,
 * another takes its place.
 */
public final class ProcessGuard implements AutoCloseable {
  /** Name of the variable that marks a process as this gateway's. */
  private static final String MARK_NAME = "FARMHAND_GATEWAY_MARK";

  private static final Logger LOG = LoggerFactory.getLogger(ProcessGuard.class);
  private static final int PATIENCE_SECONDS = 10;

  private final String mark = Entropy.mark();
  private final Path folder;
  private final String script;
  private final Set<Long> groups = new LinkedHashSet<>();
  private Process shell;
  private boolean closed;

  /**
   * Starts the shell.
   *
   * @param folder removed when the gateway has ended
   */
  public ProcessGuard(Path folder) throws IOException {
    this.folder = folder;
    this.script = script();
    this.shell = startShell();
    watch(shell);
  }

  private static String script() throws IOException {
    try (InputStream in = ProcessGuard.class.getResourceAsStream("guard.sh")) {
      if (in == null) {
        throw new IOException("guard.sh is missing from the gateway's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Process startShell() throws IOException {
    List<String> command =
        Session.of(List.of("/bin/sh", "-c", script, "farmhand-guard", marked(), folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.directory(Path.of("/").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private void watch(Process started) {
    var _ = started.onExit().thenRun(this::replaceShell);
  }

  private synchronized void replaceShell() {
    if (closed || shell.isAlive()) {
      return;
    }
    LOG.warn("The process that guards the functions ended; starting another");
    try {
      shell = startShell();
      for (long group : groups) {
        write("add " + Session.target(group));
      }
      watch(shell);
    } catch (IOException e) {
      LOG.error("Functions may outlive the gateway when it is killed: no shell can be started", e);
    }
  }

  private String marked() {
    return MARK_NAME + "=" + mark;
  }

  /** Marks a process that is about to start. */
  void mark(Map<String, String> environment) {
    environment.put(MARK_NAME, mark);
  }

  /** Takes charge of a process and all in its group. */
  synchronized void add(long pid) {
    groups.add(pid);
    tell("add " + Session.target(pid));
  }

  /** Kills what is left of the group of a process that has ended, and forgets it. */
  synchronized void remove(long pid) {
    groups.remove(pid);
    if (Session.AVAILABLE) {
      tell("kill " + Session.target(pid));
    }
    tell("drop " + Session.target(pid));
  }

  /** Asks a group to end. */
  synchronized void terminate(long pid) {
    tell("term " + Session.target(pid));
  }

  /** Ends a group. */
  synchronized void kill(long pid) {
    tell("kill " + Session.target(pid));
  }

  private void tell(String line) {
    try {
      write(line);
    } catch (IOException _) {
      // The shell has died, and its successor learns of all groups that are left.
      replaceShell();
    }
  }

  private void write(String line) throws IOException {
    OutputStream out = shell.getOutputStream();
    out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Ends all that is left, and the shell. */
  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closed = true;
      last = shell;
    }
    try {
      last.getOutputStream().close();
      if (!last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The process that guards the functions has not ended; ending it");
        last.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (Files.exists(folder)) {
      LOG.warn("{} could not be removed", folder);
    }
  }
}
