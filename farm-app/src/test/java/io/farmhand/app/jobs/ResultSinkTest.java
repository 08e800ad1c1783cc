package io.farmhand.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.terminal.Terminal;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultSinkTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Terminal terminal = Terminal.to(out, err);

  private static Job.Result result(String text) {
    return Job.Result.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void resultsComeInOrderIfTheyAreToAndOtherwiseAsTheyEnd() {
    ResultSink ordered = new ResultSink(terminal, Optional.empty(), true);
    ordered.add(2, "b", result("two"));
    ordered.add(3, "c", Job.Result.failed("broke"));
    assertThat(out.toString()).isEmpty();
    ordered.add(1, "a", result("one\n"));
    assertThat(out.toString()).isEqualTo("one\ntwo\n");
    assertThat(err.toString().strip()).isEqualTo("c: broke");
    assertThat(ordered.failed()).isEqualTo(1);

    ResultSink asTheyEnd = new ResultSink(terminal, Optional.empty(), false);
    asTheyEnd.add(7, "x", result("seven"));
    assertThat(out.toString()).endsWith("two\nseven\n");
  }

  @Test
  void aFileEachKeepsItsBytes() {
    ResultSink sink = new ResultSink(terminal, Optional.of(folder), false);
    sink.prepare();
    sink.add(1, "docs/a.md", result("no line end"));
    assertThat(folder.resolve("docs/a.md")).hasContent("no line end");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b.txt, a/b.txt",
    "/etc/passwd, etc/passwd",
    "../../up, __/__/up",
    "./a//b/., a/b",
    "'', _",
    "..\\up, __/up"
  })
  void noNameLeavesTheFolder(String name, String file) {
    assertThat(ResultSink.relative(name)).isEqualTo(file);
  }
}
