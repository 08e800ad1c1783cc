package io.farmhand.learn.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MissPriceTest {
  @Test
  void risesWhileTheGoalIsMissedAndFallsWhileItIsExceeded() {
    MissPrice price = new MissPrice(0.99);
    double before = price.perPercent();
    price.follow(0.98);
    double missed = price.perPercent();
    assertThat(missed).isGreaterThan(before);
    for (int i = 0; i < 10; i++) {
      price.follow(1);
    }
    assertThat(price.perPercent()).isLessThan(before);
  }

  @Test
  void staysWithinItsBounds() {
    MissPrice price = new MissPrice(0.99);
    for (int i = 0; i < 1_000; i++) {
      price.follow(0);
    }
    assertThat(price.perPercent()).isBetween(100.0, 500.0);
  }

  /** Misses as of a pool that answers to the price at once: 1 % at a price of 4. */
  @Test
  void findsThePriceAtWhichTheGoalIsJustReached() {
    MissPrice price = new MissPrice(0.99);
    double qos = 0.9;
    for (int i = 0; i < 300; i++) {
      price.follow(qos);
      qos = 1 - 0.04 / price.perPercent();
    }
    assertThat(price.perPercent()).isCloseTo(4, Offset.offset(0.1));
  }
}
