package io.farmhand.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.Limits;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
  private static final Frontier FRONTIER =
      Frontier.of(
          List.of(
              result("static:8", 8, 600, 800),
              result("static:9", 9, 800, 900),
              result("static:10", 10, 900, 1000)));

  /** A thousand tasks an episode. */
  private static ContenderResult result(String name, double workers, int... onTime) {
    List<EpisodeResult> episodes = new ArrayList<>();
    for (int each : onTime) {
      EpisodeFigures figures =
          new EpisodeFigures(1000, each, 0, 30, 0, workers, (int) workers, 0, 1, 0);
      episodes.add(new EpisodeResult(episodes.size(), 0, figures, 0, List.of()));
    }
    return new ContenderResult(name, episodes);
  }

  @Test
  void isStraightBetweenNeighbours() {
    assertThat(FRONTIER.qosAt(8)).isEqualTo(0.7);
    assertThat(FRONTIER.qosAt(8.5)).isCloseTo(0.775, within(1e-12));
    assertThat(FRONTIER.qosAt(10)).isEqualTo(0.95);
    assertThat(FRONTIER.qosAt(10.1)).isNaN();
    assertThat(FRONTIER.workersAt(0.775)).isCloseTo(8.5, within(1e-12));
    assertThat(FRONTIER.workersAt(0.96)).isNaN();
  }

  @Test
  void tellsHowFarAboveAContenderIs() {
    var distance = FRONTIER.distance(result("x", 8.5, 720, 870)).orElseThrow();
    // Pools of 8 and 9 in equal shares: 700 and 850 in time.
    assertThat(distance.qosGain().mean()).isCloseTo(0.02, within(1e-12));
    assertThat(distance.qosGain().sd()).isCloseTo(0, within(1e-12));
    // 0.795 is reached with 8 + 0.095 / 0.15 workers.
    assertThat(distance.workersSaved().orElseThrow().mean())
        .isCloseTo(8 + 0.095 / 0.15 - 8.5, within(1e-12));
  }

  @Test
  void aConstantPoolIsOnIt() {
    var distance = FRONTIER.distance(result("static:9", 9, 800, 900)).orElseThrow();
    assertThat(distance.qosGain().mean()).isCloseTo(0, within(1e-12));
    assertThat(distance.qosGain().sd()).isCloseTo(0, within(1e-12));
    assertThat(distance.workersSaved().orElseThrow().mean()).isCloseTo(0, within(1e-12));
  }

  @Test
  void workersThatAnEpisodeUsesMoreThanOthersCountAgainstIt() {
    ContenderResult uneven =
        new ContenderResult(
            "uneven",
            List.of(
                result("a", 8.2, 630).episodes().getFirst(),
                result("b", 8.8, 890).episodes().getFirst()));
    var gain = FRONTIER.distance(uneven).orElseThrow().qosGain();
    // The mean target is 8.5; 0.3 workers are worth 0.3 * 0.15.
    assertThat(gain.min()).isCloseTo(0.63 - 0.7 + 0.045, within(1e-12));
    assertThat(gain.max()).isCloseTo(0.89 - 0.85 - 0.045, within(1e-12));
  }

  @Test
  void saysNothingOutsideItsRange() {
    assertThat(FRONTIER.distance(result("few", 7.5, 500, 500))).isEmpty();
    var best = FRONTIER.distance(result("best", 9.5, 990, 1000)).orElseThrow();
    assertThat(best.workersSaved()).isEmpty();
  }

  @Test
  void keepsToTheLimits() {
    assertThat(Frontier.contenders(0, 12, Limits.between(3, 5)))
        .extracting(Contender::name)
        .containsExactly("static:3", "static:4", "static:5");
  }
}
