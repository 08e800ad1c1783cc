package io.farmhand.app.exec;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Starts a command so that it can be ended with all that it has started, and so that an interrupt
 * from the keyboard is for Farmhand alone.
 *
 * <p>Where {@code setsid} exists (Linux), a command leads a process group of its own, which is
 * ended as a whole. Elsewhere it is started with the keyboard's interrupt ignored, and its
 * descendants are ended one by one; one that is born at that very moment may be missed.
 */
final class ProcessTree {
  private static final String KEYBOARD_IGNORED = "trap '' INT; exec \"$@\"";

  /** How long the system may take to end what was killed. */
  private static final Duration KILLED = Duration.ofSeconds(1);

  private final Process root;
  private final boolean ownGroup;

  private ProcessTree(Process root, boolean ownGroup) {
    this.root = root;
    this.ownGroup = ownGroup;
  }

  /** Starts commands. */
  static final class Starter {
    private final Optional<Path> setsid = find("setsid");

    /**
     * Starts a command.
     *
     * @param words the program and its arguments
     * @param more environment variables to add
     * @param files where its streams lead
     * @param hasInput whether standard input is the file for it; it is empty otherwise
     * @throws IOException when it cannot be started
     */
    ProcessTree start(
        List<String> words, Map<String, String> more, Spool.Slot files, boolean hasInput)
        throws IOException {
      List<String> all = new ArrayList<>();
      setsid.ifPresentOrElse(
          found -> all.add(found.toString()),
          () -> all.addAll(List.of("sh", "-c", KEYBOARD_IGNORED, "sh")));
      all.addAll(words);
      ProcessBuilder builder = new ProcessBuilder(all);
      builder.environment().putAll(more);
      builder.redirectInput(hasInput ? files.in().toFile() : new File("/dev/null"));
      builder.redirectOutput(files.out().toFile());
      builder.redirectError(files.err().toFile());
      return new ProcessTree(builder.start(), setsid.isPresent());
    }
  }

  /** Where a program lies: by its path if it has one, or on the {@code PATH}. */
  static Optional<Path> find(String program) {
    if (program.indexOf('/') >= 0) {
      return Optional.of(Path.of(program)).filter(ProcessTree::isProgram);
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(ProcessTree::isProgram)
        .findFirst();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Waits for the command's exit code. */
  int waitFor() throws InterruptedException {
    return root.waitFor();
  }

  /**
   * Asks everything that the command has started to end, and kills what has not done so after
   * {@code grace}. Returns when it is gone; an interrupt meanwhile shortens the grace.
   */
  void end(Duration grace) {
    Set<ProcessHandle> tree = new LinkedHashSet<>();
    addTo(tree);
    tree.forEach(ProcessHandle::destroy);
    boolean interrupted = !awaitAll(tree, grace);
    addTo(tree);
    tree.forEach(ProcessHandle::destroyForcibly);
    if (ownGroup) {
      killGroup();
    }
    root.onExit().join();
    interrupted |= !awaitAll(tree, KILLED);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void addTo(Set<ProcessHandle> tree) {
    List<ProcessHandle> known = List.copyOf(tree);
    known.stream().flatMap(ProcessHandle::descendants).forEach(tree::add);
    tree.add(root.toHandle());
    root.descendants().forEach(tree::add);
  }

  /** Waits until all have ended, at most so long; false when interrupted. */
  private static boolean awaitAll(Set<ProcessHandle> tree, Duration grace) {
    CompletableFuture<?>[] ends =
        tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(grace.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  /**
   * Kills what is left of the group; catches what was started between the two looks at the tree.
   */
  private void killGroup() {
    try {
      new ProcessBuilder("sh", "-c", "kill -KILL -\"$1\"", "sh", Long.toString(root.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      // Its members were killed one by one before.
    }
  }
}
