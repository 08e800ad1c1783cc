package io.farmhand.app;

import io.farmhand.app.command.FarmhandCommand;
import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.photos.Samples;
import io.farmhand.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The run that the ahead-of-time cache is trained on: every help page, and a small run of each
 * kind.
 *
 * <p>The launcher starts it once after a build, with {@code -XX:AOTCacheOutput}. What it touches is
 * what {@code ./farmhand} later starts with. It works in a temporary folder and leaves nothing
 * behind.
 */
public final class AotTraining {
  private static final String SCENARIO =
      """
      workload:
        phases:
          - {steady: 10/s, for: 2 s}
        service: {uniform: [20 ms, 40 ms]}
        deadline: 2 s
      platform: {startup: 10 ms}
      workers: {initial: 1, max: 2}
      control: {step: 500 ms}
      """;

  private AotTraining() {}

  /** Trains, shows the version and exits as {@link Main} does; takes no arguments. */
  public static void main(String[] args) throws IOException {
    showHelp(FarmhandCommand.commandLine(terminal("")));
    Path folder = Files.createTempDirectory("farmhand-training");
    try {
      work(folder);
    } finally {
      delete(folder);
    }
    Main.main(new String[] {"--version"});
  }

  private static void showHelp(CommandLine command) {
    String[] path = command.getCommandSpec().qualifiedName(" ").split(" ", -1);
    List<String> names = List.of(path).subList(1, path.length);
    run("", with(names.toArray(String[]::new), "--help"));
    command.getSubcommands().values().forEach(AotTraining::showHelp);
  }

  private static void work(Path folder) throws IOException {
    Path scenario = Files.writeString(folder.resolve("training.yml"), SCENARIO);
    String out = folder.resolve("out").toString();
    String results = folder.resolve("results-").toString();
    String[] images = {"run", "images", "--in", Samples.folder().toString(), "--out", out};
    String[] live = {"run", "scenario", scenario.toString(), "--speed", "10"};
    run("", with(images, "--results", results + 1));
    run("", with(live, "--results", results + 2));
    run("one\ntwo\n", "run", "exec", "--results", results + 3, "--", "true");
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static void run(String input, String... arguments) {
    int code = Main.run(terminal(input), arguments);
    if (code != ExitCode.OK.number()) {
      throw new IllegalStateException(List.of(arguments) + " ended with " + code + ", must be 0");
    }
  }

  private static Terminal terminal(String input) {
    return Terminal.to(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        Writer.nullWriter(),
        Writer.nullWriter());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
