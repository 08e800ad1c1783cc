package io.farmhand.app.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ServiceTimeModelTest {
  private static final double SMALLEST = 512 * 512;
  private static final double LARGEST = 4096 * 4096;

  /** The bounds are those of chance, so that the draws are fixed. */
  @Property(tries = 200, seed = "1")
  void recoversTheLineFromNoisyTimes(
      @ForAll @IntRange(min = 10, max = 2000) int nanosPerPixel,
      @ForAll @IntRange(min = 1, max = 500) int baseMillis,
      @ForAll long seed) {
    double slope = nanosPerPixel * 1e-9;
    double base = baseMillis * 1e-3;
    ServiceTimeModel model = ServiceTimeModel.forImages();

    feed(model, slope, base, 0.05, 300, seed);

    for (double pixels : new double[] {SMALLEST, 1e6, 4e6, LARGEST}) {
      double truth = slope * pixels + base;
      assertThat(seconds(model.expected(pixels))).isCloseTo(truth, withPercentage(12));
    }
    assertThat(model.fit().secondsPerUnit())
        .isCloseTo(slope, within(0.1 * slope + 0.01 * base / 1e6));
    assertThat(model.fit().observations()).isEqualTo(300);
  }

  @Property(tries = 200)
  void isNeverNegativeWhateverItSees(@ForAll long seed) {
    ServiceTimeModel model = ServiceTimeModel.forImages();
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      model.observe(
          random.nextDouble() * 1e8, Duration.ofNanos((long) Math.pow(10, random.nextInt(12))));
      ServiceTimeModel.Fit fit = model.fit();
      assertThat(fit.secondsPerUnit()).isNotNegative();
      assertThat(fit.baseSeconds()).isNotNegative();
      assertThat(model.expected(1e6)).isGreaterThanOrEqualTo(Duration.ZERO);
      assertThat(Double.isNaN(fit.rSquared()) || fit.rSquared() <= 1).isTrue();
    }
  }

  @Example
  void expectsTheStartingValuesBeforeTheFirstTask() {
    ServiceTimeModel model = ServiceTimeModel.startingAt(1e-7, 0.01);

    assertThat(seconds(model.expected(1e6))).isCloseTo(0.11, withPercentage(0.01));
    assertThat(model.fit().rSquared()).isNaN();
    assertThat(model.fit().observations()).isZero();
  }

  @Example
  void aFewTasksCorrectAStartThatWasTenTimesOff() {
    ServiceTimeModel model = ServiceTimeModel.startingAt(1e-8, 0.001);

    feed(model, 1e-7, 0.01, 0.03, 20, 1);

    assertThat(seconds(model.expected(1e6))).isCloseTo(0.11, withPercentage(10));
  }

  @Example
  void oneOutlierDoesNotBreakIt() {
    for (int at : new int[] {0, 5, 50}) {
      ServiceTimeModel model = ServiceTimeModel.startingAt(1e-7, 0.01);
      feed(model, 1e-7, 0.01, 0.05, at, 2);
      model.observe(1e6, Duration.ofSeconds(60));
      feed(model, 1e-7, 0.01, 0.05, 10, 3);

      assertThat(seconds(model.expected(1e6))).isCloseTo(0.11, withPercentage(25));
    }
  }

  @Example
  void aLastingChangeIsFollowed() {
    ServiceTimeModel model = ServiceTimeModel.startingAt(1e-7, 0.01);
    feed(model, 1e-7, 0.01, 0.05, 300, 4);

    feed(model, 3e-7, 0.03, 0.05, 600, 5);

    assertThat(seconds(model.expected(1e6))).isCloseTo(0.33, withPercentage(10));
  }

  @Example
  void tasksOfOneSizeGiveTheirMean() {
    ServiceTimeModel model = ServiceTimeModel.startingAt(1e-7, 0.01);
    for (int i = 0; i < 100; i++) {
      model.observe(1e6, Duration.ofMillis(i % 2 == 0 ? 190 : 210));
    }

    assertThat(seconds(model.expected(1e6))).isCloseTo(0.2, withPercentage(3));
    assertThat(seconds(model.expected(2e6))).isBetween(0.2, 0.45);
  }

  @Example
  void theFitIsExplainedByItsShareOfTheVariance() {
    ServiceTimeModel exact = ServiceTimeModel.startingAt(1e-7, 0.01);
    ServiceTimeModel noise = ServiceTimeModel.startingAt(1e-7, 0.01);
    feed(exact, 1e-7, 0.01, 0, 200, 6);
    feed(noise, 1e-14, 0.5, 0.3, 200, 7);

    assertThat(exact.fit().rSquared()).isGreaterThan(0.999);
    assertThat(noise.fit().rSquared()).isLessThan(0.2);
  }

  @Example
  void manyThreadsLoseNothing() {
    ServiceTimeModel model = ServiceTimeModel.forImages();

    IntStream.range(0, 1000)
        .parallel()
        .forEach(i -> model.observe(1e6 + i, Duration.ofMillis(100)));

    assertThat(model.fit().observations()).isEqualTo(1000);
  }

  @Example
  void impossibleValuesAreRefused() {
    ServiceTimeModel model = ServiceTimeModel.forImages();

    assertThatThrownBy(() -> ServiceTimeModel.startingAt(0, 1))
        .hasMessage("secondsPerUnit = 0.0, must be above 0");
    assertThatThrownBy(() -> model.observe(-1, Duration.ZERO))
        .hasMessage("size = -1.0, must be at least 0");
    assertThatThrownBy(() -> model.observe(Double.NaN, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model.observe(1, Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void feed(
      ServiceTimeModel model, double slope, double base, double noise, int tasks, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < tasks; i++) {
      double side = 512 + random.nextDouble() * (4096 - 512);
      double pixels = side * side;
      double factor = Math.max(0.1, 1 + noise * random.nextGaussian());
      model.observe(pixels, Duration.ofNanos(Math.round((slope * pixels + base) * factor * 1e9)));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() * 1e-9;
  }
}
