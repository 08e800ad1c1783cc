package io.farmhand.app.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResultFolderOptionTest {
  @Test
  void namesAFolderThatDoesNotExistByCommandAndTime() {
    Path folder = new ResultFolderOption().folder("run exec");
    assertThat(folder).doesNotExist();
    assertThat(folder.toString()).matches("farmhand-out/run-exec-\\d{8}-\\d{6}-\\d{3}(-\\d+)?");
  }
}
