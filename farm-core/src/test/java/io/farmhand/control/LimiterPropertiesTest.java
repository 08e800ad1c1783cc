package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LimiterPropertiesTest {
  record Step(int seconds, int wanted) {}

  @Provide
  Arbitrary<Limits> limits() {
    Arbitrary<Integer> steps = Arbitraries.integers().between(1, 8);
    Arbitrary<Duration> windows = Arbitraries.integers().between(0, 40).map(Duration::ofSeconds);
    return Combinators.combine(
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(1, 24),
            steps,
            steps,
            windows,
            windows,
            Arbitraries.integers().between(0, 3))
        .as(
            (min, width, up, down, stabilizeUp, stabilizeDown, hysteresis) ->
                new Limits(min, min + width, up, down, stabilizeUp, stabilizeDown, hysteresis));
  }

  @Provide
  Arbitrary<List<Step>> runs() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 60))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(80);
  }

  @Property
  void staysWithinTheBoundsAndAStep(
      @ForAll("limits") Limits limits,
      @ForAll("runs") List<Step> run,
      @ForAll @IntRange(max = 60) int first) {
    int before = first;
    for (int target : targets(limits, run, first)) {
      assertThat(target).isBetween(limits.min(), limits.max());
      boolean outside = before < limits.min() || before > limits.max();
      if (!outside) {
        assertThat(target).isBetween(before - limits.stepDown(), before + limits.stepUp());
        assertThat(
                target == before
                    || Math.abs(target - before) > limits.hysteresis()
                    || limits.stepUp() <= limits.hysteresis()
                    || limits.stepDown() <= limits.hysteresis())
            .isTrue();
      }
      before = target;
    }
  }

  @Property
  void movesTowardsTheWishesAndNeverAwayFromAll(
      @ForAll("limits") Limits limits,
      @ForAll("runs") List<Step> run,
      @ForAll @IntRange(max = 60) int first) {
    int start = Math.clamp(first, limits.min(), limits.max());
    int least = start;
    int most = start;
    List<Integer> targets = targets(limits, run, start);
    for (int i = 0; i < run.size(); i++) {
      int wanted = Math.clamp(run.get(i).wanted(), limits.min(), limits.max());
      least = Math.min(least, wanted);
      most = Math.max(most, wanted);
      assertThat(targets.get(i)).isBetween(least, most);
    }
  }

  @Property
  void saysThatNothingLimitedItExactlyWhenTheWishIsGranted(
      @ForAll("limits") Limits limits,
      @ForAll("runs") List<Step> run,
      @ForAll @IntRange(max = 60) int first) {
    Limiter limiter = Limiter.of(limits);
    int target = first;
    long now = 0;
    for (Step step : run) {
      now += Duration.ofSeconds(step.seconds()).toNanos();
      target = limiter.limit(now, target, step.wanted());
      assertThat(limiter.limitedBy() == Limit.NONE).isEqualTo(target == step.wanted());
    }
  }

  @Property
  void aGreaterWishNeverGivesASmallerTarget(
      @ForAll("limits") Limits limits,
      @ForAll("runs") List<Step> past,
      @ForAll @IntRange(max = 60) int first,
      @ForAll @IntRange(max = 60) int wanted,
      @ForAll @IntRange(max = 20) int more) {
    List<Step> low = new ArrayList<>(past);
    low.add(new Step(5, wanted));
    List<Step> high = new ArrayList<>(past);
    high.add(new Step(5, wanted + more));
    assertThat(targets(limits, high, first).getLast())
        .isGreaterThanOrEqualTo(targets(limits, low, first).getLast());
  }

  @Property
  void aLastingWishIsGrantedOnceWindowsAndStepsAllow(
      @ForAll @IntRange(min = 1, max = 32) int first,
      @ForAll @IntRange(min = 1, max = 32) int wanted,
      @ForAll @IntRange(min = 1, max = 8) int step,
      @ForAll @IntRange(max = 40) int window) {
    Duration stable = Duration.ofSeconds(window);
    Limits limits = Limits.between(1, 32).withStep(step).withStabilization(stable, stable);
    List<Step> lasting = new ArrayList<>();
    int decisions = (window + 7) / 8 + (Math.abs(wanted - first) + step - 1) / step + 1;
    for (int i = 0; i < decisions; i++) {
      lasting.add(new Step(8, wanted));
    }
    assertThat(targets(limits, lasting, first).getLast()).isEqualTo(wanted);
  }

  @Property
  void stabilisesAsTheWholeHistorySays(
      @ForAll @IntRange(max = 60) int up,
      @ForAll @IntRange(max = 60) int down,
      @ForAll("runs") List<Step> run,
      @ForAll @IntRange(max = 60) int first) {
    Limits limits =
        Limits.between(0, 60).withStabilization(Duration.ofSeconds(up), Duration.ofSeconds(down));
    assertThat(targets(limits, run, first)).isEqualTo(remembered(up, down, run, first));
  }

  private static List<Integer> remembered(int up, int down, List<Step> run, int first) {
    List<Step> history = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    int target = first;
    int now = 0;
    for (Step step : run) {
      now += step.seconds();
      if (history.isEmpty()) {
        history.add(new Step(now, first));
      }
      int least = step.wanted();
      int most = step.wanted();
      for (Step past : history) {
        least = now - past.seconds() < up ? Math.min(least, past.wanted()) : least;
        most = now - past.seconds() < down ? Math.max(most, past.wanted()) : most;
      }
      history.add(new Step(now, step.wanted()));
      target = Math.clamp(target, least, most);
      targets.add(target);
    }
    return targets;
  }

  private static List<Integer> targets(Limits limits, List<Step> run, int first) {
    Limiter limiter = Limiter.of(limits);
    List<Integer> targets = new ArrayList<>();
    int target = first;
    long now = 0;
    for (Step step : run) {
      now += Duration.ofSeconds(step.seconds()).toNanos();
      target = limiter.limit(now, target, step.wanted());
      targets.add(target);
    }
    return targets;
  }
}
