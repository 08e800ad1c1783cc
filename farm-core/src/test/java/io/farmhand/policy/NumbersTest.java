package io.farmhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NumbersTest {
  @Property(tries = 500)
  void readsTheBitsThatItWrote(@ForAll List<Double> doubles, @ForAll List<Float> floats) {
    double[] row = doubles.stream().mapToDouble(number -> number).toArray();
    double[] singles = floats.stream().mapToDouble(number -> number).toArray();
    Numbers numbers = Numbers.builder().with("doubles", row).with("singles", singles).build();

    Numbers again = Numbers.parse(numbers.text());

    assertThat(again.row("doubles")).containsExactly(row);
    assertThat(again.row("singles")).containsExactly(singles);
    assertThat(again.names()).containsExactly("doubles", "singles");
  }

  @Example
  void writesFewDigits() {
    Numbers numbers = Numbers.builder().with("a.1", 3, -0.0, 0.1f, 0.1, 1e300).build();

    assertThat(numbers.text()).isEqualTo("a.1,3,-0.0f,0.1f,0.1,1.0E300\n");
  }

  @Example
  void saysWhichLineIsWrong() {
    assertThatThrownBy(() -> Numbers.parse("a,1\nb,two\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 2: ");
    assertThatThrownBy(() -> Numbers.parse("a,1\na,2\n"))
        .hasMessage("line 2: row = a, must be given once");
    assertThatThrownBy(() -> Numbers.parse("a,NaN\n"))
        .hasMessage("line 1: a = NaN, must be finite");
  }
}
