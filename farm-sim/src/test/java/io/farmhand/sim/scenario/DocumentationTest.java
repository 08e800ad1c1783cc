package io.farmhand.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.queue.QueueDiscipline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentationTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```");

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/scenarios.md"));
  }

  @Test
  void everyExampleIsAScenario() throws IOException {
    List<String> examples = EXAMPLE.matcher(page()).results().map(match -> match.group(1)).toList();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    assertThat(examples)
        .allSatisfy(
            yaml ->
                assertThat(Scenarios.parse("example", yaml).workload().expectedTasks())
                    .isPositive());
  }

  @Test
  void everyShippedNameIsMentioned() throws IOException {
    assertThat(page())
        .contains(Scenarios.names())
        .contains(Profiles.names())
        .contains(QueueDiscipline.names());
  }
}
