package io.farmhand.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatCommandTest {
  @Test
  void whatChangesNothingIsLeftOut() {
    assertThat(
            RepeatCommand.of(
                List.of(
                    "compare", "paper", "--jobs", "2", "--out=x", "--results", "y", "--json", "-q"),
                7,
                50))
        .isEqualTo("farmhand compare paper --seed 7 --episodes 50");
  }

  @Test
  void isCalledAsTheProgramWas() {
    System.setProperty("farmhand.command", "./my farm/farmhand");
    try {
      assertThat(RepeatCommand.of(List.of("compare", "paper", "--seed=1", "--episodes=2"), 1, 2))
          .isEqualTo("'./my farm/farmhand' compare paper --seed=1 --episodes=2");
    } finally {
      System.clearProperty("farmhand.command");
    }
  }

  @Test
  void whatWasGivenStaysAndIsQuotedWhereAShellWouldSplitIt() {
    assertThat(
            RepeatCommand.of(
                List.of("compare", "my file.yml", "--seed=3", "--episodes", "9", "-c", "it's=a:b"),
                3,
                9))
        .isEqualTo("farmhand compare 'my file.yml' --seed=3 --episodes 9 -c 'it'\\''s=a:b'");
  }
}
