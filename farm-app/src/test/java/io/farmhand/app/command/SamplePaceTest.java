package io.farmhand.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.option.Pace;
import io.farmhand.app.photos.Samples;
import io.farmhand.control.Controllers;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.workload.TraceGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The load of the sample photographs shows elasticity, in simulated time. */
class SamplePaceTest {
  private static final int SEEDS = 20;
  private static final double LOOK_BACK_SECONDS = 2;
  private static final double JITTER = 0.25;

  /** Photographs come one after the other, of small to large. */
  private static final double[] PIXELS = {
    0.26, 0.14, 0.12, 0.17, 0.24, 2.59, 2.36, 0.92, 0.26, 0.26, 1.77, 0.26, 1.99, 1.0, 0.57
  };

  @TempDir private Path folder;

  /** A machine on which other work goes on takes longer than its best time. */
  @ParameterizedTest
  @CsvSource({"0.05, 1.0", "0.15, 1.0", "0.15, 1.2", "0.15, 1.25", "0.4, 1.0", "0.4, 1.25"})
  void eachRushEndsWithTwoWorkersAndEachCalmWithOne(double best, double slower) throws IOException {
    Pace pace = Samples.pace(best, 2);
    for (long seed = 1; seed <= SEEDS; seed++) {
      NavigableMap<Double, Integer> targets = targets(pace, best, slower, seed);
      double end = 0;
      for (Pace.Phase phase : pace.phases()) {
        end += phase.lengthSeconds();
        int expected = phase.arrivalsPerSecond() * best > 1 ? 2 : 1;
        assertThat(targets.subMap(end - LOOK_BACK_SECONDS, true, end, false))
            .as("seed %s, phase to %s s, all %s", seed, end, targets)
            .hasSizeGreaterThan(1)
            .values()
            .containsOnly(expected);
      }
    }
  }

  /** The target after each decision, by the decision's time in seconds. */
  private NavigableMap<Double, Integer> targets(Pace pace, double best, double slower, long seed)
      throws IOException {
    Path trace = Files.writeString(folder.resolve("tasks.csv"), trace(pace, best, slower, seed));
    Scenario scenario =
        Scenarios.parse(
            "samples",
            """
            workload: {replay: %s}
            platform: {startup: 1 ms}
            workers: {initial: 1, min: 1, max: 2, stabilizeDown: 3 s}
            control: {step: 1 s, window: 4 s}
            """
                .formatted(trace));
    RandomStreams streams = RandomStreams.of(seed);
    NavigableMap<Double, Integer> targets = new TreeMap<>();
    Episode episode = Episode.of(scenario);
    episode.begin(TraceGenerator.of(scenario.workload()).generate(streams), streams);
    episode.play(
        Controllers.parse(RunImagesCommand.DEFAULT_CONTROLLER),
        made -> targets.put(made.observation().timeSeconds(), made.targetAfter()));
    return targets;
  }

  private static String trace(Pace pace, double best, double slower, long seed) {
    RandomGenerator chance = RandomStreams.of(seed).stream("jitter");
    double unit = best * slower / Arrays.stream(PIXELS).average().orElseThrow();
    double deadline = Samples.deadline(best).allowed().toSeconds();
    StringBuilder rows = new StringBuilder("created_s,service_s,deadline_s\n");
    for (int task = 0; task < pace.count(); task++) {
      double service = unit * PIXELS[task % PIXELS.length];
      rows.append(pace.arrivalNanos(task) * 1e-9)
          .append(',')
          .append(service * (1 - JITTER + 2 * JITTER * chance.nextDouble()))
          .append(',')
          .append(deadline)
          .append('\n');
    }
    return rows.toString();
  }
}
