package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.DecisionRecord.Effect;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DecisionStepTest {
  private static final Limits ONE_BY_ONE = Limits.between(1, 32).withStep(1);

  private final VirtualTime time = new VirtualTime();
  private final ScriptedFarm farm = new ScriptedFarm(time, 12);

  @Test
  void recordsWhatWasSeenWantedLimitedAndApplied() {
    DecisionStep step =
        DecisionStep.of(TestControllers.wanting(seen -> 20), ControlSettings.of(ONE_BY_ONE), farm);
    DecisionRecord first = step.run(5);
    assertThat(first)
        .isEqualTo(
            new DecisionRecord(
                0,
                5,
                first.observation(),
                "scripted",
                20,
                12,
                13,
                Reason.of("test", "as the test says"),
                Limit.STEP_UP,
                Effect.APPLIED,
                null));
    assertThat(first.observation().workers().target()).isEqualTo(12);
    assertThat(first.changesTarget()).isTrue();
    assertThat(step.run(6).index()).isEqualTo(1);
    assertThat(farm.applied).containsExactly("0ms:13", "0ms:14");
  }

  @Test
  void appliesNothingWhenTheTargetStays() {
    DecisionStep step =
        DecisionStep.of(TestControllers.wanting(seen -> 12), ControlSettings.of(ONE_BY_ONE), farm);
    DecisionRecord made = step.run(0);
    assertThat(made.effect()).isEqualTo(Effect.KEPT);
    assertThat(made.changesTarget()).isFalse();
    assertThat(farm.applied).isEmpty();
  }

  @Test
  void givesTheControllerTheLimitsAndThePeriodOfTheRun() {
    List<Object> given = new ArrayList<>();
    ControllerFactory factory =
        new ControllerFactory() {
          @Override
          public String name() {
            return "curious";
          }

          @Override
          public Duration period() {
            return Duration.ofSeconds(8);
          }

          @Override
          public Controller create(Limits limits, Duration period) {
            given.add(limits);
            given.add(period);
            return Controllers.fixed(1).create(limits, period);
          }
        };
    DecisionStep.of(
        factory, ControlSettings.of(ONE_BY_ONE).withPeriod(Duration.ofSeconds(2)), farm);
    assertThat(given).containsExactly(ONE_BY_ONE, Duration.ofSeconds(2));
  }

  @Test
  void aControllerThatThrowsHoldsTheTargetVisibly() {
    DecisionStep step =
        DecisionStep.of(
            TestControllers.of(
                seen -> {
                  throw new IllegalStateException("no idea");
                }),
            ControlSettings.of(ONE_BY_ONE),
            farm);
    DecisionRecord made = step.run(0);
    assertThat(made.targetAfter()).isEqualTo(12);
    assertThat(made.wanted()).isEqualTo(12);
    assertThat(made.reason().code()).isEqualTo("controller-failed");
    assertThat(made.reason().text()).isEqualTo("the controller failed; held at 12 workers");
    assertThat(made.error())
        .startsWith("java.lang.IllegalStateException: no idea at ")
        .contains("DecisionStepTest.java:");
    assertThat(made.effect()).isEqualTo(Effect.KEPT);
  }

  @Test
  void aControllerThatDecidesNothingOrNonsenseHoldsTheTarget() {
    Queue<Controller> wrong = new ArrayDeque<>();
    wrong.add(seen -> new Decision(-5, Reason.of("test", "nonsense")));
    wrong.add(
        seen -> {
          throw new StackOverflowError();
        });
    wrong.add(
        seen -> {
          throw new NoClassDefFoundError("gone");
        });
    DecisionStep step =
        DecisionStep.of(
            TestControllers.of(seen -> wrong.remove().decide(seen)),
            ControlSettings.of(ONE_BY_ONE),
            farm);
    for (int i = 0; i < 3; i++) {
      DecisionRecord made = step.run(i);
      assertThat(made.targetAfter()).isEqualTo(12);
      assertThat(made.error()).isNotNull();
    }
    assertThat(farm.applied).isEmpty();
  }

  @Test
  void aFailedControllerBringsAPoolBackIntoItsBounds() {
    farm.target = 40;
    DecisionStep step =
        DecisionStep.of(
            TestControllers.of(
                seen -> {
                  throw new IllegalStateException("no idea");
                }),
            ControlSettings.of(ONE_BY_ONE),
            farm);
    assertThat(step.run(0).targetAfter()).isEqualTo(32);
  }

  @Test
  void saysThatApplyingFailed() {
    farm.applyFails = new IllegalStateException("platform is gone");
    DecisionStep step =
        DecisionStep.of(TestControllers.wanting(seen -> 20), ControlSettings.of(ONE_BY_ONE), farm);
    DecisionRecord made = step.run(0);
    assertThat(made.effect()).isEqualTo(Effect.FAILED);
    assertThat(made.error()).startsWith("java.lang.IllegalStateException: platform is gone at ");
    assertThat(made.changesTarget()).isFalse();
    farm.applyFails = null;
    assertThat(step.run(1).targetBefore()).isEqualTo(12);
  }

  @Test
  void letsAFailedObservationThrough() {
    farm.observeFails = new IllegalStateException("closed");
    DecisionStep step =
        DecisionStep.of(TestControllers.wanting(seen -> 20), ControlSettings.of(ONE_BY_ONE), farm);
    assertThatThrownBy(() -> step.run(0)).isSameAs(farm.observeFails);
  }

  @Test
  void aDryRunMovesAShadowTargetOnly() {
    DecisionStep step =
        DecisionStep.of(
            TestControllers.wanting(seen -> 15), ControlSettings.of(ONE_BY_ONE).withDryRun(), farm);
    List<String> moves = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      DecisionRecord made = step.run(i);
      assertThat(made.effect()).isEqualTo(Effect.DRY_RUN);
      assertThat(made.observation().workers().target()).isEqualTo(12);
      moves.add(made.targetBefore() + ">" + made.targetAfter());
    }
    assertThat(moves).containsExactly("12>13", "13>14", "14>15", "15>15");
    assertThat(farm.applied).isEmpty();
    assertThat(farm.target).isEqualTo(12);
  }

  @Test
  void aDryRunOfARelativeRuleDoesNotWindUp() {
    DecisionStep step =
        DecisionStep.of(
            TestControllers.wanting(seen -> seen.workers().target() + 1),
            ControlSettings.of(ONE_BY_ONE).withDryRun(),
            farm);
    for (int i = 0; i < 10; i++) {
      assertThat(step.run(i).targetAfter()).isEqualTo(13);
    }
  }
}
