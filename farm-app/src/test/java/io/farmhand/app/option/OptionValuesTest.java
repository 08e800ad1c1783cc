package io.farmhand.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.QueueDiscipline.LeastSlackTardyLast;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Uniform;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValuesTest {
  @Test
  void aDurationAloneIsAlwaysThatTime() {
    assertThat(Distributions.parse("7.1s")).isEqualTo(new Constant(7.1));
    assertThat(Distributions.parse("7s..7000ms")).isEqualTo(new Constant(7));
  }

  @Test
  void twoDurationsAreUniformBetweenThem() {
    assertThat(Distributions.parse("5.2s..9s")).isEqualTo(new Uniform(5.2, 9));
    assertThat(Distributions.parse("300ms .. 0.6s")).isEqualTo(new Uniform(0.3, 0.6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "5..9", "5s..", "9s..5s", "about 5s"})
  void otherTimesAreRefusedWithWhatWasFound(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Distributions.parse(text))
        .withMessageEndingWith("found '" + text + "'");
  }

  @Test
  void disciplinesAreFoundByName() {
    assertThat(QueueDiscipline.names())
        .allSatisfy(name -> assertThat(Disciplines.parse(name).name()).isEqualTo(name));
    assertThat(Disciplines.parse("least-slack-tardy-last:0.05"))
        .isEqualTo(new LeastSlackTardyLast(0.05));
  }

  @Test
  void anUnknownDisciplineBringsTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Disciplines.parse("fif"))
        .withMessage(
            "must be one of fifo, edf, least-slack, least-slack-tardy-last, found 'fif'; did you"
                + " mean fifo?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo:0.1", "least-slack-tardy-last:2", "least-slack-tardy-last:x"})
  void aShareMustFitItsDiscipline(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Disciplines.parse(text))
        .withMessageEndingWith("found '" + text + "'");
  }

  @Test
  void onlyAConstantPoolSaysWithHowManyWorkersItBegins() {
    assertThat(ControllerSpec.parse("static:15").initialWorkers()).isEqualTo(OptionalInt.of(15));
    assertThat(ControllerSpec.parse("static:workers=9").initialWorkers())
        .isEqualTo(OptionalInt.of(9));
    assertThat(ControllerSpec.parse("reactive-average").initialWorkers()).isEmpty();
  }
}
