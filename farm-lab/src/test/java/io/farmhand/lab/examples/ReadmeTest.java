package io.farmhand.lab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeTest {
  @Test
  void shows_the_example_as_it_is_compiled() throws IOException {
    assertThat(ProjectFiles.text("README.md"))
        .contains("```java\n" + ProjectFiles.example("Quickstart", "README") + "```\n");
  }

  @Test
  void links_only_to_files_that_exist() throws IOException {
    String readme = ProjectFiles.text("README.md");
    List<String> links =
        Stream.of(readme.split("\\]\\(", -1))
            .skip(1)
            .map(rest -> rest.substring(0, rest.indexOf(')')))
            .filter(link -> !link.startsWith("http"))
            .map(link -> link.replaceFirst("#.*", ""))
            .toList();

    assertThat(links)
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ProjectFiles.path(link)).as(link).exists());
  }

  @Test
  void the_example_works(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one"), "a\n");
    Path three = Files.writeString(folder.resolve("three"), "a\nb\nc\n");

    assertThat(Quickstart.countLines(List.of(one, three))).isEqualTo(Map.of(one, 1, three, 3));
  }
}
