package io.farmhand.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LevelTest {
  record Change(long by, long nanos) {}

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.longs().between(-20, 20), Arbitraries.longs().between(0, 1_000_000))
        .as(Change::new)
        .list()
        .ofMaxSize(60);
  }

  @Property
  void itsIntegralIsExactInWhateverOrderChangesAreTold(
      @ForAll("changes") List<Change> changes, @ForAll int origin) {
    Level level = new Level(origin);
    double area = 0;
    long count = 0;
    long last = 1_000_000;
    for (Change change : changes) {
      level.add(change.by(), origin + change.nanos());
      area += change.by() * (last - change.nanos()) * 1e-9;
      count += change.by();
    }
    assertThat(level.count()).isEqualTo(count);
    assertThat(level.seconds(origin + last)).isCloseTo(area, within(1e-12));
    assertThat(level.seconds(origin + last + 500)).isCloseTo(area + count * 500e-9, within(1e-12));
  }

  @Example
  void itsIntegralDoesNotOverflowInALongRun() {
    Level level = new Level(0);
    level.add(100_000_000, 0);
    long nanos = 0;
    for (int second = 0; second < 10_000; second++) {
      nanos += 1_000_000_000L;
      level.set(100_000_000, nanos);
    }
    assertThat(level.seconds(nanos)).isCloseTo(1e12, within(1.0));
  }
}
