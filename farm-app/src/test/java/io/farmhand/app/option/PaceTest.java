package io.farmhand.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  @Test
  void aRateSpreadsArrivalsEvenly() {
    Pace pace = Pace.parse("4/s");

    assertThat(pace.ends()).isFalse();
    assertThat(LongStream.range(0, 3).map(pace::arrivalNanos))
        .containsExactly(125_000_000L, 375_000_000L, 625_000_000L);
  }

  @Test
  void phasesFollowEachOther() {
    Pace pace = Pace.parse("2/s:1s, 0/s:500ms, 120/min:1s");

    assertThat(pace.ends()).isTrue();
    assertThat(pace.count()).isEqualTo(4);
    assertThat(pace.length()).isEqualTo(Duration.ofMillis(2500));
    assertThat(LongStream.range(0, 4).map(pace::arrivalNanos))
        .containsExactly(250_000_000L, 750_000_000L, 1_750_000_000L, 2_250_000_000L);
    assertThat(pace)
        .hasToString("2.00/s for 1.00 s, then 0.00/s for 0.500 s, then 2.00/s for 1.00 s");
  }

  @Property
  void arrivalsAreInOrderAndWithinTheSchedule(
      @ForAll @IntRange(max = 50) int first,
      @ForAll @IntRange(min = 1, max = 50) int second,
      @ForAll @IntRange(min = 1, max = 5000) int millis) {
    Pace pace = Pace.parse(first + "/s:" + millis + "ms," + second + "/s:1s");

    long[] arrivals = LongStream.range(0, pace.count()).map(pace::arrivalNanos).toArray();

    assertThat(arrivals).isSorted();
    assertThat(LongStream.of(arrivals).boxed())
        .allMatch(at -> at >= 0 && at <= pace.length().toNanos());
    assertThat(arrivals).hasSize((int) Math.floor(first * millis / 1e3 + second + 1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8", "8/d", "0/s", "8/s,9/s", "8/s:0s", "8/s:5", "1e9/s", "-1/s"})
  void whatIsNoPaceIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Pace.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must");
  }
}
