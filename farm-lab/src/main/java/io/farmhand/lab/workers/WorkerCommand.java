package io.farmhand.lab.workers;

import io.farmhand.function.Handler;
import io.farmhand.function.Main;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start JVMs as workers. */
public final class WorkerCommand {
  private static final List<String> FAST =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m");

  private WorkerCommand() {}

  /** The JVM and options with which it starts fast. */
  public static List<String> jvm() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FAST);
    return command;
  }

  /** What a worker finds its classes on. */
  public static String classPath() throws IOException {
    return place(Main.class) + File.pathSeparator + place(WorkerCommand.class);
  }

  /** The command of a worker on the worker's own server. */
  public static String of(Class<? extends Handler> handler) throws IOException {
    return String.join(" ", jvm())
        + " -cp '"
        + classPath()
        + "' "
        + Main.class.getName()
        + " "
        + handler.getName();
  }

  private static Path place(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
