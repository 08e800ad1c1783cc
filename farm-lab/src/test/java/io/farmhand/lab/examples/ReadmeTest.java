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
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling(".").normalize();

  @Test
  void shows_the_example_as_it_is_compiled() throws IOException {
    String source =
        Files.readString(
            ROOT.resolve("farm-lab/src/test/java/io/farmhand/lab/examples/Quickstart.java"));
    String example =
        source
            .substring(
                source.indexOf("// README begins\n") + "// README begins\n".length(),
                source.indexOf("    // README ends"))
            .replaceAll("(?m)^    ", "");

    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("```java\n" + example + "```\n");
  }

  @Test
  void links_only_to_files_that_exist() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> links =
        Stream.of(readme.split("\\]\\(", -1))
            .skip(1)
            .map(rest -> rest.substring(0, rest.indexOf(')')))
            .filter(link -> !link.startsWith("http"))
            .map(link -> link.replaceFirst("#.*", ""))
            .toList();

    assertThat(links)
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ROOT.resolve(link)).as(link).exists());
  }

  @Test
  void the_example_works(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one"), "a\n");
    Path three = Files.writeString(folder.resolve("three"), "a\nb\nc\n");

    assertThat(Quickstart.countLines(List.of(one, three))).isEqualTo(Map.of(one, 1, three, 3));
  }
}
