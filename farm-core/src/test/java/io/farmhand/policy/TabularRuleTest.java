package io.farmhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Decision;
import io.farmhand.control.Limits;
import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TabularRuleTest extends ControllerContract {
  private static final Duration PERIOD = Duration.ofSeconds(8);

  @Override
  protected ControllerFactory factory() {
    return SamplePolicies.tabular().controller("small-table", PERIOD);
  }

  private Controller controller() {
    return factory().create(Limits.between(1, 32), PERIOD);
  }

  private static Observation seen(int waiting, int workers) {
    return SampleObservation.idle().queues(waiting, 0, 0, 0).workers(workers, 0).build();
  }

  @Test
  void addsTheTilingsUp() {
    double[] values = new double[3];
    TabularRule rule = SamplePolicies.tabular();

    assertThat(rule.values(SamplePolicies.PAPER.of(seen(5, 10)), values)).isTrue();

    assertThat(values).containsExactly(-1 + 3, 0.5 + 1, 2);
  }

  @Test
  void takesTheBestActionAndSaysWhatTheActionsAreWorth() {
    Decision decision = controller().decide(seen(4, 12));

    assertThat(decision.target()).isEqualTo(11);
    assertThat(decision.reason())
        .hasToString("best-value: 11 workers promise a reward of 3, the next best, 12, one of 1");
  }

  @Test
  void aTieGoesToTheGreatestAction() {
    Decision decision = controller().decide(seen(9, 20));

    assertThat(decision.target()).as("2, 1.5, 2").isEqualTo(21);
  }

  @Test
  void aStateThatNeverOccurredScalesUpVisibly() {
    Decision decision = controller().decide(seen(4, 9));

    assertThat(decision.target()).isEqualTo(10);
    assertThat(decision.reason().code()).isEqualTo("unseen-state");
  }

  @Test
  void absoluteActionsAskForANumberOfWorkers() {
    TabularRule rule =
        TabularRule.of(
            SamplePolicies.PAPER,
            new ActionSet.Absolute(3, 5),
            List.of(Tiling.of(new double[9][0])),
            new double[][] {{1, 2, 0}});

    Decision decision =
        rule.controller("flat", PERIOD).create(Limits.between(1, 32), PERIOD).decide(seen(0, 9));

    assertThat(decision.target()).isEqualTo(4);
  }

  @Test
  void anEdgeBelongsToTheCellAboveIt() {
    double[][] edges = new double[2][0];
    edges[0] = new double[] {1, 2};
    edges[1] = new double[] {0.5};
    Tiling.Index index = Tiling.of(edges).index();

    assertThat(Tiling.of(edges).cells()).isEqualTo(6);
    assertThat(index.of(new float[] {0.9f, 0})).isZero();
    assertThat(index.of(new float[] {1, 0})).isEqualTo(2);
    assertThat(index.of(new float[] {2, 0.5f})).isEqualTo(5);
  }

  @Test
  void refusesWhatIsTooLarge() {
    double[] many = new double[2_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = i;
    }
    assertThatThrownBy(() -> Tiling.of(many, many))
        .hasMessage("cells = 4004001, must be at most 2097152");
  }
}
