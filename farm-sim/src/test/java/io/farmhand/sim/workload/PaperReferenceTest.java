package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.stats.Sample;
import io.farmhand.sim.workload.StaticFarm.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the generated load against known shares of deadlines met by constant pools of workers,
 * which were measured on 200 to 300 other seeds.
 */
class PaperReferenceTest {
  private static final int SEEDS = 200;

  @ParameterizedTest
  @CsvSource({
    "paper-as-run, FIFO, 11, 73.2",
    "paper-as-run, FIFO, 12, 90.4",
    "paper-as-run, FIFO, 13, 96.9",
    "paper-as-run, FIFO, 14, 98.9",
    "paper-as-run, FIFO, 15, 99.53",
    "paper, FIFO, 12, 87.3",
    "paper, FIFO, 13, 95.7",
    "paper, FIFO, 14, 98.3",
    "paper, FIFO, 15, 99.24",
    "paper-as-run, LATEST_START, 11, 76.9",
    "paper-as-run, LATEST_START, 12, 94.8",
    "paper-as-run, LATEST_START, 13, 99.4",
    "paper-as-run, LATEST_START_TARDY_LAST, 11, 97.4",
    "paper-as-run, LATEST_START_TARDY_LAST, 12, 99.16",
    "paper-as-run, LATEST_START_TARDY_LAST, 13, 99.77",
  })
  void constantPoolsMeetTheKnownShare(String scenario, Order order, int workers, double percent) {
    TraceGenerator generator = PaperWorkload.generator(scenario);
    StaticFarm farm = new StaticFarm(workers, 0.05, order);
    double[] qos = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      qos[seed] = 100 * farm.qos(generator.generate(RandomStreams.of(seed)));
    }
    Sample sample = Sample.of(qos);
    // Both sides are samples of about this size; the figures are rounded besides.
    double tolerance = 3 * Math.sqrt(2) * sample.standardError() + 0.05;
    assertThat(sample.mean()).isCloseTo(percent, within(tolerance));
  }
}
