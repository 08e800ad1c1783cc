package io.farmhand.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.sim.InvalidFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioErrorsTest {
  static List<GoldenErrors.Case> cases() {
    return GoldenErrors.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongAndWhere(GoldenErrors.Case each) {
    assertThat(each.actual()).isEqualTo(each.messages());
  }

  @Test
  void theTableIsLong() {
    assertThat(cases()).hasSizeGreaterThan(30);
  }

  @Test
  void problemsAreAvailableOneByOne() {
    assertThatThrownBy(() -> Scenarios.parse("my.yml", "workload: 1\n"))
        .isInstanceOfSatisfying(
            InvalidFileException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.line() + " " + problem.path())
                    .containsExactlyInAnyOrder(
                        "1 workload", "1 platform", "1 workers", "1 control"));
  }

  @Test
  void aliasesCannotBlowUpTheFile() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    assertThatThrownBy(() -> Scenarios.parse("bomb.yml", bomb.toString()))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("more than 100000 values once aliases are expanded");
  }

  @Test
  void endlessNestingIsRefused() {
    assertThatThrownBy(() -> Scenarios.parse("deep.yml", "a: " + "[".repeat(60) + "]".repeat(60)))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("nested deeper than 32 levels");
    assertThatThrownBy(() -> Scenarios.parse("circle.yml", "a: &a [*a]\n"))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("nested deeper than 32 levels");
    assertThatThrownBy(() -> Scenarios.parse("deeper.yml", "a: " + "[".repeat(100_000)))
        .isInstanceOf(InvalidFileException.class);
  }

  @Test
  void objectsAreNotMade() {
    String tagged = ScenariosTest.SMALL + "name: !!java.io.File {path: /etc/passwd}\n";
    assertThatThrownBy(() -> Scenarios.parse("tag.yml", tagged))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("name: expected a text, found a mapping with path");
  }
}
