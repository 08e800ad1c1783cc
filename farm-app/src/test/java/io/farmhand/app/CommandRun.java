package io.farmhand.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of the whole command line in this process, and what it leaves behind. */
final class CommandRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path results;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final int exitCode;

  private CommandRun(Path results, InputStream input, List<String> arguments) {
    this.results = results;
    this.exitCode = Main.run(Terminal.to(input, out, err), arguments.toArray(String[]::new));
  }

  /** Runs {@code farmhand run WHAT --results RESULTS ...} with this standard input. */
  static CommandRun of(Path results, String what, String input, String... arguments) {
    List<String> all = new ArrayList<>(List.of("run", what, "--results", results.toString()));
    all.addAll(List.of(arguments));
    return new CommandRun(
        results, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), all);
  }

  int exitCode() {
    return exitCode;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  JsonNode summary() throws IOException {
    return JSON.readTree(Files.readString(results.resolve("summary.json")));
  }

  /** The rows of {@code commands.jsonl}. */
  List<JsonNode> commands() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(results.resolve("commands.jsonl"))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
