package io.farmhand.app.site;

import io.farmhand.function.Handler;
import io.farmhand.function.Main;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker that is part of this application, as a program of its own.
 *
 * @param function name of its function
 * @param handler does the work
 * @param options of its JVM
 */
public record WorkerProgram(
    String function, Class<? extends Handler> handler, List<String> options) {
  public WorkerProgram {
    options = List.copyOf(options);
  }

  /** The command that starts it on this machine, as a gateway splits one into words. */
  String command() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.addAll(
        List.of("-cp", String.join(File.pathSeparator, classPath().map(Path::toString).toList())));
    words.addAll(List.of(Main.class.getName(), handler.getName()));
    return words.stream().map(WorkerProgram::quoted).collect(Collectors.joining(" "));
  }

  private static Stream<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(part -> !part.isEmpty())
        .map(part -> Path.of(part).toAbsolutePath());
  }

  /** Whether it can start from an ahead-of-time cache: the JVM makes none of folders. */
  static boolean isOfJars() {
    return classPath().noneMatch(Files::isDirectory);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
