package io.farmhand.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A command as a person calls it, with a folder for its result. */
abstract class CommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  final int run(String... arguments) {
    Terminal terminal = Terminal.to(new ByteArrayInputStream(new byte[0]), out, err);
    return Main.run(terminal, arguments);
  }

  /** A command that simulates two episodes of {@code paper-as-run}. */
  final int simulate(String command, String... options) {
    List<String> words = new ArrayList<>(List.of(command, "paper-as-run", "--episodes", "2"));
    words.addAll(List.of("--out", results().toString()));
    words.addAll(List.of(options));
    return run(words.toArray(String[]::new));
  }

  final Path results() {
    return folder.resolve("results");
  }

  final JsonNode summary() throws IOException {
    return JSON.readTree(results().resolve("summary.json").toFile());
  }

  final JsonNode printed() throws IOException {
    return JSON.readTree(out.toString());
  }
}
