package io.farmhand.lab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ControllersPageTest {
  @Test
  void shows_the_sample_as_it_is_compiled() throws IOException {
    String sample = ProjectFiles.text("samples/controllers/SpareWorkers.java");

    assertThat(ProjectFiles.text("docs/controllers.md")).contains("```java\n" + sample + "```\n");
  }
}
