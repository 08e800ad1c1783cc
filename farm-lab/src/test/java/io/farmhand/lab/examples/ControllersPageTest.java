package io.farmhand.lab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ControllersPageTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling(".").normalize();

  @Test
  void shows_the_sample_as_it_is_compiled() throws IOException {
    String sample = Files.readString(ROOT.resolve("samples/controllers/SpareWorkers.java"));

    assertThat(Files.readString(ROOT.resolve("docs/controllers.md")))
        .contains("```java\n" + sample + "```\n");
  }
}
