package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControllerDocumentationTest {
  static Stream<ControllerKind> kinds() {
    return Controllers.catalogue().kinds().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aSectionHasEachOption(ControllerKind kind) throws IOException {
    String page = Files.readString(Path.of("../docs/controllers.md"));
    Matcher section =
        Pattern.compile("(?ms)^## [a-z, -]*\\b" + kind.name() + "\\b[a-z, -]*$(.*?)(?=^## |\\z)")
            .matcher(page);
    assertThat(section.find()).as("a section of docs/controllers.md on " + kind.name()).isTrue();
    assertThat(kind.options())
        .allSatisfy(option -> assertThat(section.group(1)).contains("`" + option + "`"));
  }
}
