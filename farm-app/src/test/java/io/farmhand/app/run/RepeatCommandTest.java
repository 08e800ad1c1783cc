package io.farmhand.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compare paper --jobs 2 --out=x --results y --json -q  | compare paper
          train paper --method sarsa -o my.policy --force       | train paper --method sarsa
          run scenario paper --out x --drain 5s --speed 10      | run scenario paper --speed 10
          run images --in a --out b --results c --force -q      | run images --in a --out b --force
          run exec --results r -- gzip --out x -q               | run exec -- gzip --out x -q
          """)
  void whatChangesNothingIsLeftOut(String given, String repeated) {
    assertThat(RepeatCommand.of(List.of(given.split(" +"))).line())
        .isEqualTo("farmhand " + repeated);
  }

  @Test
  void isCalledAsTheProgramWas() {
    System.setProperty("farmhand.command", "./my farm/farmhand");
    try {
      assertThat(RepeatCommand.of(List.of("compare", "paper")).line())
          .isEqualTo("'./my farm/farmhand' compare paper");
    } finally {
      System.clearProperty("farmhand.command");
    }
  }

  @Test
  void whatWasGivenStaysAndIsQuotedWhereAShellWouldSplitIt() {
    List<String> given =
        List.of("compare", "my file.yml", "--seed=3", "--episodes", "9", "-c", "it's=a:b");

    assertThat(RepeatCommand.of(given).with("--seed", 4).with("--native-period", 2).line())
        .isEqualTo(
            "farmhand compare 'my file.yml' --seed=3 --episodes 9 -c 'it'\\''s=a:b'"
                + " --native-period 2");
  }
}
