package io.farmhand.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table table() {
    return new Table("controller", "QoS %", "workers", "actions")
        .add("static:14", "98.65", "14.00", "0.0")
        .add("hpa", "94.43", "13.76", "2.7");
  }

  @Test
  void hasTheFirstColumnOnTheLeftAndTheOthersOnTheRight() {
    assertThat(table().lines())
        .containsExactly(
            "controller   QoS %   workers   actions",
            "static:14    98.65     14.00       0.0", "hpa          94.43     13.76       2.7");
  }

  @Test
  void columnsThatDoNotFitGoBelowBesideTheFirstAgain() {
    assertThat(table().lines(30))
        .containsExactly(
            "controller   QoS %   workers",
            "static:14    98.65     14.00",
            "hpa          94.43     13.76",
            "",
            "controller   actions",
            "static:14        0.0",
            "hpa              2.7");
  }

  @Test
  void sentencesAreBrokenBetweenWordsWhereTheyBegan() {
    Table table =
        new Table("time", "target", "reason")
            .withSentences()
            .add("0:12", "12", "step 0 of the timetable asks for 10.4, and 0 for 0 waiting")
            .add("0:20", "11", "keep");
    assertThat(table.lines(50))
        .containsExactly(
            "time   target   reason",
            "0:12       12   step 0 of the timetable asks for",
            "                10.4, and 0 for 0 waiting",
            "0:20       11   keep");
    assertThat(table.lines()).hasSize(3);
  }

  @Test
  void sentencesWithoutEnoughRoomGoBelow() {
    Table table =
        new Table("time", "a rather long heading", "reason")
            .withSentences()
            .add("0:12", "12", "the queue has grown beyond what the workers can do in time");
    assertThat(table.lines(44))
        .containsExactly(
            "time   a rather long heading",
            "0:12                      12",
            "",
            "time   reason",
            "0:12   the queue has grown beyond what the",
            "       workers can do in time");
  }

  @Property
  void noWordIsLostAndNoLineTooLong(
      @ForAll List<@AlphaChars @StringLength(min = 1, max = 12) String> words,
      @ForAll @IntRange(min = 12, max = 60) int width) {
    List<String> lines = Prose.wrapped(String.join(" ", words), width);
    assertThat(String.join(" ", lines)).isEqualTo(String.join(" ", words));
    assertThat(lines).allMatch(line -> line.length() <= width);
  }
}
