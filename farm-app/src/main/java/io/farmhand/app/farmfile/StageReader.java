package io.farmhand.app.farmfile;

import io.farmhand.function.Main;
import io.farmhand.openfaas.wire.Resources;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Node;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the functions of a farm. */
final class StageReader {
  private static final String STAGE = "{process: 'python3 ${here}/worker.py', mode: http}";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final String HERE = "${here}";

  private final Path folder;
  private final String farm;

  /**
   * A reader.
   *
   * @param folder of the file, which is what {@code ${here}} stands for
   */
  StageReader(Path folder, String farm) {
    this.folder = folder;
    this.farm = farm;
  }

  /** Reads the function of a stage. */
  Reader<StageFile> named(String stage) {
    return Reader.of(STAGE, at -> stage(at, stage));
  }

  /** Reads secrets: names with the files that hold them. */
  Reader<Map<String, Path>> secrets() {
    return map(
        "a file for each name",
        at -> {
          Path file = folder.resolve(at.text("a file"));
          if (!Files.isRegularFile(file)) {
            throw at.reject("expected the file of a secret, found no file " + file);
          }
          return file;
        });
  }

  private StageFile stage(Cursor at, String stage) {
    Section section = at.section(STAGE);
    Field<String> function = section.optional("name", Values.text(), farm + "-" + stage);
    Field<String> image = section.optional("image", Values.text(), "");
    Field<String> process =
        section.optional("process", Reader.of("a command", c -> here(c.text("a command"))), "");
    Field<String> handler = section.optional("handler", Values.text(), "");
    Field<List<String>> classPath =
        section.optional(
            "classPath", Reader.of("a list of jars", c -> c.list(Values.text())), List.of());
    Field<String> mode =
        section.optional(
            "mode",
            Values.choice(Map.of("http", "http", "fork", "fork")),
            handler.orElse("").isEmpty() ? "fork" : "http");
    Field<String> ready = section.optional("ready", Values.text(), "");
    Field<Map<String, String>> env =
        section.optional("env", map("a value for each name", StageReader::value), Map.of());
    Field<List<String>> secrets =
        section.optional(
            "secrets", Reader.of("a list of names", c -> c.list(Values.text())), List.of());
    Field<Resources> limits =
        section.optional(
            "limits", Reader.of("{memory: 128Mi, cpu: 500m}", StageReader::limits), Resources.NONE);
    Field<Duration> timeout = section.optional("timeout", Values.duration(), TIMEOUT);
    Field<String> type = section.optional("contentType", Values.text(), "application/octet-stream");
    return section.build(
        () -> {
          requireOne(process.get(), handler.get());
          boolean java = !handler.get().isEmpty();
          return new StageFile(
              function.get(),
              image.get(),
              java ? java(handler.get(), classPath.get()) : process.get(),
              mode.get().equals("http"),
              java && ready.get().isEmpty() ? "/_/ready" : ready.get(),
              env.get(),
              secrets.get(),
              limits.get(),
              timeout.get(),
              type.get());
        });
  }

  private static void requireOne(String process, String handler) {
    if (!process.isEmpty() && !handler.isEmpty()) {
      throw new IllegalArgumentException(
          "handler = " + handler + ", must not stand beside process; leave one out");
    }
  }

  /** The command of a Java function, served by the runtime that this program has. */
  private String java(String handler, List<String> jars) {
    String classPath =
        jars.stream()
            .map(jar -> folder.resolve(jar).normalize().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return "java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "
        + escaped(runtime() + File.pathSeparator + classPath)
        + " "
        + Main.class.getName()
        + " "
        + escaped(handler);
  }

  private static String runtime() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private String here(String command) {
    return command.strip().replace(HERE, escaped(folder.toString()));
  }

  private static String escaped(String word) {
    return word.replaceAll("([\\s\\\\'\"])", "\\\\$1");
  }

  private static String value(Cursor at) {
    if (at.node() instanceof Node.Scalar(var _, String text)) {
      return text;
    }
    throw at.expected("a text");
  }

  private static Resources limits(Cursor at) {
    Section section = at.section("{memory: 128Mi, cpu: 500m}");
    Field<String> memory = section.optional("memory", Values.text(), "");
    Field<String> cpu = section.optional("cpu", Values.text(), "");
    return section.build(() -> new Resources(memory.get(), cpu.get()));
  }

  private static <T> Reader<Map<String, T>> map(String expected, Function<Cursor, T> value) {
    return Reader.of(
        expected,
        at -> {
          if (!(at.node() instanceof Node.Mapping(var _, Map<String, Node.Entry> entries))) {
            throw at.expected(expected);
          }
          Section section = at.section(expected);
          Map<String, Field<Optional<T>>> fields = new LinkedHashMap<>();
          for (String key : entries.keySet()) {
            fields.put(key, section.optional(key, Reader.of(expected, value)));
          }
          return section.build(
              () -> {
                Map<String, T> values = new LinkedHashMap<>();
                fields.forEach((key, field) -> field.get().ifPresent(v -> values.put(key, v)));
                return values;
              });
        });
  }
}
