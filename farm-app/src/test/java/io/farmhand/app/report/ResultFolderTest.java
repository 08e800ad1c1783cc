package io.farmhand.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.app.exit.ExitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
  @TempDir Path folder;

  @Test
  void leavesNoFolderWhereNothingCameOfIt() {
    try (ResultFolder results = ResultFolder.create(folder.resolve("out/compare"))) {
      assertThat(results.path()).isDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesWhatWasThereBefore() throws IOException {
    Path before = Files.createDirectory(folder.resolve("out"));
    try (ResultFolder results = ResultFolder.create(before)) {
      assertThat(results.path()).isEqualTo(before);
    }
    assertThat(before).isEmptyDirectory();
  }

  @Test
  void keepsAResult() {
    try (ResultFolder results = ResultFolder.create(folder.resolve("out/compare"))) {
      results.writeSummary(Map.of("kind", "compare"));
    }
    assertThat(folder.resolve("out/compare/summary.json")).isNotEmptyFile();
  }

  @Test
  void saysInWordsWhyItCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ResultFolder.create(file.resolve("out")))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("Cannot make the result folder " + file.resolve("out"))
        .hasMessageNotContaining("Exception");
  }
}
