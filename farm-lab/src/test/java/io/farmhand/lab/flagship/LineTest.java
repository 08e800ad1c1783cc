package io.farmhand.lab.flagship;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.EpisodeResult;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.stats.Sample;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-12);
  private static final Line LINE =
      Line.of(List.of(result("many", 14, 98, 96), result("few", 10, 90, 88)));

  @Test
  void measuresAtEqualWorkersAndAtEqualQuality() {
    ContenderResult own = result("own", 11, 95, 93);
    Sample gain = LINE.qosGain(own).orElseThrow();
    assertThat(gain.mean()).as("94 on average instead of 91").isCloseTo(0.03, EXACT);
    assertThat(gain.sd()).as("the episodes differ for all alike").isCloseTo(0, EXACT);
    assertThat(LINE.workersSaved(own).orElseThrow().mean())
        .as("the line has 94 at 12.5")
        .isCloseTo(1.5, EXACT);
  }

  @Test
  void isSilentOutsideOfItsRange() {
    assertThat(LINE.qosGain(result("own", 9, 89, 89))).isEmpty();
    assertThat(LINE.workersSaved(result("own", 11, 99, 99))).isEmpty();
  }

  private static ContenderResult result(String name, double workers, int... onTime) {
    return new ContenderResult(
        name,
        IntStream.range(0, onTime.length)
            .mapToObj(i -> new EpisodeResult(i, i, figures(workers, onTime[i]), 0, List.of()))
            .toList());
  }

  private static EpisodeFigures figures(double workers, int onTime) {
    return new EpisodeFigures(100, onTime, 0, 30, 4, workers, (int) workers, 0, 1, 0);
  }
}
