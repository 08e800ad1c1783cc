package io.farmhand.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.contract.SampleObservation;
import org.junit.jupiter.api.Test;

class PaperObservationTest {
  @Test
  void hasTheNineNamesAndBoundsInTheirOrder() {
    assertThat(PaperObservation.names())
        .containsExactly(
            "input_queue",
            "worker_queue",
            "result_queue",
            "output_queue",
            "workers",
            "mean_time",
            "max_time",
            "arrival_rate",
            "qos")
        .hasSize(PaperObservation.SIZE);
    assertThat(PaperObservation.highs()).containsExactly(3, 800, 10, 1140, 32, 150, 160, 12, 1);
  }

  @Test
  void hasThePublishedDefaultsWithoutData() {
    assertThat(PaperObservation.of(SampleObservation.idle().workers(12, 0).build()))
        .containsExactly(0, 0, 0, 0, 12, 1.5, 1.5, 0, 1);
  }

  @Test
  void countsTheTargetAndTheTasksThatWaitForARetry() {
    Observation seen =
        SampleObservation.idle()
            .queues(5, 2, 9, 3)
            .workers(12, 4)
            .arrivals(40)
            .sojourn(2.5, 7)
            .qos(0.75)
            .totals(100, 81, 120)
            .build();
    assertThat(PaperObservation.of(seen)).containsExactly(0, 7, 3, 81, 12, 2.5, 7, 5, 0.75);
    assertThat(PaperObservation.raw(seen)).containsExactly(0, 7, 3, 81, 12, 2.5, 7, 5, 0.75);
  }

  @Test
  void clipsToItsBoundsButNotTheRawValues() {
    Observation seen =
        SampleObservation.idle()
            .queues(5000, 0, 9, 30)
            .workers(64, 0)
            .arrivals(400)
            .sojourn(500, 900)
            .qos(0)
            .totals(9000, 2000, 0)
            .build();
    assertThat(PaperObservation.of(seen)).containsExactly(0, 800, 10, 1140, 32, 150, 160, 12, 0);
    assertThat(PaperObservation.raw(seen)).containsExactly(0, 5000, 30, 2000, 64, 500, 900, 50, 0);
  }

  @Test
  void writesIntoABufferOfTheCaller() {
    Observation seen = SampleObservation.idle().workers(12, 0).build();
    double[] doubles = new double[11];
    PaperObservation.write(seen, doubles, 1);
    assertThat(doubles).containsExactly(0, 0, 0, 0, 0, 12, 1.5, 1.5, 0, 1, 0);
    float[] floats = new float[10];
    PaperObservation.write(seen, floats, 0);
    assertThat(floats).containsExactly(0, 0, 0, 0, 12, 1.5f, 1.5f, 0, 1, 0);
  }
}
