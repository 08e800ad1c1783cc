package io.farmhand.learn.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What changes as a training goes on, and what it takes from its first round. */
class SchedulesTest {
  @Test
  void thePriceFollowsTheGoalBySmallerAndSmallerSteps() {
    Price price = new Price(0.99, 2, 0.4, 0.1);

    price.follow(0.98, 0);
    assertThat(price.value()).as("far below the goal").isEqualTo(2 * StrictMath.exp(0.4));
    price.follow(0.9915, 1);
    assertThat(price.value())
        .as("half of 0.003 above it")
        .isCloseTo(2 * StrictMath.exp(0.4 - 0.05), Offset.offset(1e-9));
  }

  @Test
  void explorationFallsAfterARoundOfNothingElse() {
    Exploration exploration = new Exploration(0.3, 0.03);

    assertThat(exploration.share(0, 0)).isEqualTo(1);
    assertThat(exploration.share(1, 0)).isEqualTo(0.3);
    assertThat(exploration.share(9, 0.35)).isCloseTo(0.3 / Math.sqrt(10), Offset.offset(1e-9));
    assertThat(exploration.share(9, 1)).isCloseTo(0.03, Offset.offset(1e-9));
  }

  @Test
  void edgesLieBetweenBinsThatAreSeenAboutEquallyOften() {
    List<Transition> steps = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Costs costs = new Costs(0, 0, 0, false);
      steps.add(
          new Transition(new float[] {i, i < 60 ? 0 : 1}, 0, 0, costs, new float[2], false, false));
    }
    EpisodeFigures figures = new EpisodeFigures(1, 1, 0, 1, 0, 1, 1, 1, 1, 0);

    Quantiles seen = Quantiles.of(List.of(new Trajectory(steps, figures)));

    assertThat(seen.edges(0, 4)).containsExactly(25, 50, 75);
    assertThat(seen.edges(1, 4)).as("0 sixty times, 1 forty times").containsExactly(1);
    assertThat(seen.at(0, 1)).isEqualTo(99);
  }

  @Test
  void rolesAreFoundInEveryView() {
    assertThat(Roles.of(ObservationView.paper(true)).clock()).isEqualTo(OptionalInt.of(3));
    assertThat(Roles.of(ObservationView.paper(false)).clock()).isEmpty();
    assertThat(Roles.of(ObservationView.full(true)).clock()).isEqualTo(OptionalInt.of(0));
    assertThat(ObservationView.names())
        .allSatisfy(name -> assertThat(Roles.of(ObservationView.named(name))).isNotNull());
  }
}
