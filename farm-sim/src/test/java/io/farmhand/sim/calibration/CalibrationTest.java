package io.farmhand.sim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.platform.LocalPlatform;
import io.farmhand.platform.Platform;
import io.farmhand.sim.SimException;
import io.farmhand.sim.live.Emulation;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Empirical;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Uniform;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.ProfileWriter;
import io.farmhand.sim.scenario.Profiles;
import io.farmhand.sim.stats.Sample;
import io.farmhand.sim.workload.SizeModel;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A slow cloud that is known is recovered from what can be measured of it. */
@Timeout(60)
class CalibrationTest {
  /** Tenfold time, so that this takes a tenth of the seconds that are measured. */
  private static final TimeSource TIME = TimeSource.system().faster(10);

  private static final SizeModel SIZES = new SizeModel(10, 20, 0.005, 0.5);

  /** Takes as long as its size says, by its own account to the last bit. */
  private static final FarmFunction<ScenarioTask, Double> WORK =
      new FarmFunction<>() {
        @Override
        public String name() {
          return "waiting";
        }

        @Override
        public Double apply(Task<ScenarioTask> task) throws InterruptedException {
          double seconds = task.payload().serviceSeconds() * LocalPlatform.slowness();
          TIME.sleep(Math.round(seconds * 1e9));
          return seconds;
        }
      };

  private static CalibrationResult measured(PlatformProfile profile, CalibrationSettings settings)
      throws InterruptedException {
    LocalPlatform cloud =
        Emulation.platform(LocalPlatform.ofVirtualThreads(), profile, RandomStreams.of(5));
    return Calibration.of(cloud, WORK, TIME, settings).run();
  }

  @Test
  void startUpTimesOverheadAndServiceModelAreThoseOfTheCloud(@TempDir Path folder)
      throws InterruptedException {
    PlatformProfile cloud =
        new PlatformProfile(
            "cloud", new Uniform(2, 6), new Constant(0), Duration.ofMillis(300), 0, false);
    CalibrationResult result = measured(cloud, new CalibrationSettings(12, 3, 4, SIZES));

    assertThat(result.startups().count()).isEqualTo(36);
    assertThat(result.startups().at(0)).isGreaterThanOrEqualTo(2);
    double[] startups = result.startupSeconds().stream().mapToDouble(x -> x).toArray();
    Sample sample = Sample.of(startups);
    assertThat(sample.mean()).isCloseTo(4, within(1.0));
    assertThat(sample.sd()).isCloseTo(4 / Math.sqrt(12), within(0.5));
    assertThat(result.overheads().median()).isBetween(0.3, 0.8);
    ServiceFit fit = result.fit();
    assertThat(fit.quadraticSeconds()).isCloseTo(0.005, within(1e-9));
    assertThat(fit.constantSeconds()).isCloseTo(0.5, within(1e-6));
    assertThat(fit.rSquared()).isCloseTo(1, within(1e-9));
    assertThat(result.unequal()).isFalse();

    PlatformProfile profile = result.profile("measured");
    assertThat(profile.slowness()).isEqualTo(new Constant(1));
    assertThat(profile.failureRate()).isZero();
    Path file = folder.resolve("measured.yml");
    ProfileWriter.write(file, profile, List.of("how it was measured"));
    assertThat(Profiles.load(file.toString())).isEqualTo(profile);
  }

  @Test
  void workersOfDifferentSpeedAndMortalOnesAreSeen() throws InterruptedException {
    PlatformProfile cloud =
        new PlatformProfile(
            "uneven",
            new Constant(0),
            new Constant(0),
            Duration.ZERO,
            0.2,
            new Uniform(0.5, 2),
            false);
    CalibrationResult result = measured(cloud, new CalibrationSettings(8, 1, 12, SIZES));
    assertThat(result.deaths()).isPositive();
    PlatformProfile profile = result.profile("measured");
    assertThat(profile.failureRate()).isBetween(0.05, 0.45);
    assertThat(result.startups().count()).as("the dead are replaced").isGreaterThan(8);
  }

  @Test
  void immortalWorkersOfDifferentSpeedAreWrittenToTheProfile() throws InterruptedException {
    PlatformProfile cloud =
        new PlatformProfile(
            "uneven",
            new Constant(0),
            new Constant(0),
            Duration.ZERO,
            0,
            new Uniform(0.5, 2),
            false);
    CalibrationResult result = measured(cloud, new CalibrationSettings(6, 1, 4, SIZES));
    assertThat(result.unequal()).isTrue();
    assertThat(result.slowness()).hasSize(6);
    assertThat(result.profile("x").slowness()).isInstanceOf(Empirical.class);
    assertThat(result.profile("x").slowness().mean()).isCloseTo(1, within(1e-3));
  }

  @Test
  void aGroupIsMeasuredByItsNumberOfReadyWorkers() throws InterruptedException {
    CalibrationResult result =
        Calibration.of(new SlowGroup(), WORK, TIME, new CalibrationSettings(3, 2, 3, SIZES)).run();
    assertThat(result.startups().count()).isEqualTo(6);
    assertThat(result.startups().at(0)).isGreaterThanOrEqualTo(1);
    assertThat(result.startups().at(1)).isLessThan(10);
    assertThat(result.calls()).hasSize(9).allMatch(call -> call.worker() == -1);
    assertThat(result.unequal()).isFalse();
  }

  /** The {@code i}-th worker is ready {@code i} seconds after it was asked for. */
  private static final class SlowGroup implements Platform.Group {
    @Override
    public String name() {
      return "slow";
    }

    @Override
    public <I, O> Crew<I, O> open(FarmFunction<I, O> function, TimeSource time, IntConsumer ready) {
      return new Crew<>() {
        @Override
        public void resize(int count) {
          if (count == 0) {
            ready.accept(0);
          }
          for (int i = 1; i <= count; i++) {
            int now = i;
            var _ = time.after(Duration.ofSeconds(i).toNanos(), () -> ready.accept(now));
          }
        }

        @Override
        public O call(Task<I> task) throws Exception {
          return function.apply(task);
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void aTaskThatFailsIsSaid() {
    FarmFunction<ScenarioTask, Double> broken =
        FarmFunction.local(
            task -> {
              throw new IllegalStateException("no pictures");
            });
    assertThatThrownBy(
            () ->
                Calibration.of(
                        LocalPlatform.ofThreads(),
                        broken,
                        TIME,
                        new CalibrationSettings(2, 1, 3, SIZES))
                    .run())
        .isInstanceOf(SimException.class)
        .hasMessageContaining("no pictures")
        .hasMessageContaining("platform local");
  }

  @Test
  void sizesSpreadOverTheirRangeForEveryNumberOfTasks() {
    for (int tasks = 3; tasks < 9; tasks++) {
      CalibrationSettings settings = new CalibrationSettings(1, 1, tasks, SIZES);
      assertThat(settings.size(0)).isEqualTo(10);
      assertThat(settings.size(1)).isEqualTo(20);
      for (int i = 0; i < tasks; i++) {
        assertThat(settings.size(i)).isBetween(10.0, 20.0);
      }
    }
  }
}
