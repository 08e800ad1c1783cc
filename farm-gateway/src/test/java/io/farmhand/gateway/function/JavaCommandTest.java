package io.farmhand.gateway.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {
  private static final Path CACHE = Path.of("/c.aot");

  @Test
  void putsOptionsBeforeThoseOfTheCommand() {
    assertThat(JavaCommand.startingFrom(CACHE, List.of("java", "-Xmx9m", "Main")))
        .startsWith("java", "-XX:AOTCache=/c.aot")
        .endsWith("-Xmx9m", "Main");
  }

  @Test
  void makesCachesWithProfilesForTheSecondCompilerOnly() {
    String profiles = "-XX:-AOTRecordTraining";
    assertThat(JavaCommand.making(CACHE, List.of("java", "Main")))
        .contains("-XX:AOTCacheOutput=/c.aot")
        .doesNotContain(profiles);
    assertThat(JavaCommand.making(CACHE, List.of("java", "-XX:TieredStopAtLevel=1", "Main")))
        .contains("-XX:AOTCacheOutput=/c.aot", profiles);
  }
}
