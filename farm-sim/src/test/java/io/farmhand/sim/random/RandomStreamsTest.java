package io.farmhand.sim.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
  @Test
  void splitMixGivesItsPublishedNumbers() {
    assertThat(Xoshiro256.splitMix(1234567, 1)).isEqualTo(6457827717110365317L);
    assertThat(Xoshiro256.splitMix(1234567, 2)).isEqualTo(3203168211198807973L);
  }

  @Test
  void xoshiroGivesItsPublishedNumbers() {
    RandomGenerator random = new Xoshiro256(1, 2, 3, 4);
    assertThat(random.nextLong()).isEqualTo(41943041L);
    assertThat(random.nextLong()).isEqualTo(58720359L);
    assertThat(random.nextLong()).isEqualTo(3588806011781223L);
    assertThat(random.nextLong()).isEqualTo(3591011842654386L);
    assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9228616714210784205");
  }

  @Test
  void aStreamStartsAfreshEachTime() {
    RandomStreams streams = RandomStreams.of(7);
    long first = streams.stream("arrivals").nextLong();
    streams.stream("service").nextLong();
    assertThat(streams.stream("arrivals").nextLong()).isEqualTo(first);
  }

  @Test
  void seedsNamesAndChildrenAllDiffer() {
    Set<Long> seen = new HashSet<>();
    for (long seed = -100; seed < 100; seed++) {
      RandomStreams streams = RandomStreams.of(seed);
      seen.add(streams.stream("arrivals").nextLong());
      seen.add(streams.stream("service").nextLong());
      seen.add(streams.child("episode", 0).stream("arrivals").nextLong());
      seen.add(streams.child("episode", 1).stream("arrivals").nextLong());
      seen.add(streams.child("worker", 1).stream("arrivals").nextLong());
    }
    assertThat(seen).hasSize(200 * 5);
  }

  @Test
  void neighbouringSeedsAreUncorrelated() {
    int n = 20_000;
    double sum = 0;
    for (int seed = 0; seed < n; seed++) {
      double a = Sampling.unit(RandomStreams.of(seed).stream("x")) - 0.5;
      double b = Sampling.unit(RandomStreams.of(seed + 1L).stream("x")) - 0.5;
      sum += a * b;
    }
    assertThat(Math.abs(sum / n)).isLessThan(5 / 12.0 / Math.sqrt(n));
  }
}
