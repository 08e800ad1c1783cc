package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.Controllers;
import io.farmhand.platform.Platform;
import io.farmhand.task.FarmException;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines, service times, chunk sizes and the builder's checks. */
class SettingsTest {
  @Test
  void deadlinesAreFixedOrFromThePayloadOrNone() {
    assertThat(Deadline.none().allowedNanos("x", 5)).isEqualTo(Task.NO_DEADLINE);
    assertThat(Deadline.within(Duration.ofMillis(3)).allowedNanos("x", 5)).isEqualTo(3_000_000);
    assertThat(Deadline.<Duration>by(it -> it).allowedNanos(Duration.ofNanos(9), 5)).isEqualTo(9);
    assertThat(Deadline.within(ChronoUnit.FOREVER.getDuration()).allowedNanos("x", 5))
        .isEqualTo(Task.NO_DEADLINE);
  }

  /** A factor of 2.5, at least 100 ns, at most 1000 ns. */
  @ParameterizedTest(name = "expected {0} ns, allowed {1} ns")
  @CsvSource({
    "0, 100",
    "39, 100",
    "40, 100",
    "42, 105",
    "400, 1000",
    "401, 1000",
    "-1, 1000",
    "9223372036854775807, 1000"
  })
  void aFactorIsBounded(long expected, long allowed) {
    Deadline<String> deadline = Deadline.factor(2.5, Duration.ofNanos(100), Duration.ofNanos(1000));
    assertThat(deadline.allowedNanos("x", expected)).isEqualTo(allowed);
  }

  @Test
  void deadlinesRefuseWhatMakesNoSense() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> Deadline.within(Duration.ZERO))
        .hasMessage("allowed = PT0S, must be positive");
    assertThatThrownBy(() -> Deadline.factor(0, second, second))
        .hasMessage("factor = 0.0, must be positive");
    assertThatThrownBy(() -> Deadline.factor(Double.NaN, second, second))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Deadline.factor(1, second, second.dividedBy(2)))
        .hasMessage("most = PT0.5S, must be at least least = PT1S");
  }

  @Test
  void serviceTimesAreFixedOrFromThePayloadOrUnknown() {
    assertThat(ServiceTime.unknown().expectedNanos("x")).isEqualTo(Task.UNKNOWN_SERVICE);
    assertThat(ServiceTime.of(Duration.ofNanos(7)).expectedNanos("x")).isEqualTo(7);
    assertThat(ServiceTime.<Duration>by(it -> it).expectedNanos(Duration.ofNanos(9))).isEqualTo(9);
  }

  @Test
  void learnsTheMedianOfEachClass() {
    ServiceTime<String> learned = ServiceTime.learned(String::length);
    assertThat(learned.expectedNanos("a")).isEqualTo(Task.UNKNOWN_SERVICE);
    learned.observed("a", 100);
    assertThat(learned.expectedNanos("b")).isEqualTo(100);
    learned.observed("c", 300);
    learned.observed("d", 200);
    assertThat(learned.expectedNanos("b")).isEqualTo(200);
    assertThat(learned.expectedNanos("bb")).isEqualTo(Task.UNKNOWN_SERVICE);
    learned.observed("ee", 5);
    assertThat(learned.expectedNanos("bb")).isEqualTo(5);
  }

  @Test
  void forgetsWhatIsLongAgo() {
    ServiceTime<String> learned = ServiceTime.learned(_ -> "all");
    for (int round = 1; round <= 10; round++) {
      for (int i = 0; i < 31; i++) {
        learned.observed("a", round * 1000L + i);
      }
      assertThat(learned.expectedNanos("a")).isEqualTo(round * 1000L + 15);
    }
    for (int i = 0; i < 15; i++) {
      learned.observed("a", 1);
    }
    assertThat(learned.expectedNanos("a")).isGreaterThan(10_000);
    learned.observed("a", 1);
    assertThat(learned.expectedNanos("a")).isEqualTo(1);
  }

  /** An aim of 1000 ns and at most 20 tasks: service times in ns, and the sizes that follow. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tiny tasks double the chunk          | 10 10 10 10 10 10        | 1 2 4 8 16 20 20
          long tasks come one at a time        | 5000 5000                | 1 1 1
          tasks that become long shrink it     | 100 100 100 2000 100     | 1 2 4 8 1 2
          to what fits                         | 10 10 10 10 200          | 1 2 4 8 16 5
          no time at all                       | 0 0                      | 1 2 4
          """)
  void anAdaptiveChunkFitsItsAim(String name, String services, String sizes) {
    Chunking chunking = new Chunking.Adaptive(Duration.ofNanos(1000), 20);
    ChunkSize chunk = new ChunkSize(chunking, false);
    StringBuilder seen = new StringBuilder(String.valueOf(chunk.next()));
    for (String service : services.split(" ", -1)) {
      chunk.took(chunk.next(), chunk.next() * Long.parseLong(service));
      seen.append(' ').append(chunk.next());
    }
    assertThat(seen).hasToString(sizes);
  }

  @Test
  void chunksAreFixedOrSingleWhereTimeIsWatched() {
    ChunkSize fixed = new ChunkSize(Chunking.of(5), true);
    fixed.took(5, 1);
    assertThat(fixed.next()).isEqualTo(5);
    ChunkSize timed = new ChunkSize(Chunking.adaptive(), true);
    timed.took(1, 1);
    assertThat(timed.next()).isEqualTo(1);
    ChunkSize lasting =
        new ChunkSize(new Chunking.Adaptive(ChronoUnit.FOREVER.getDuration(), 8), false);
    lasting.took(1, 1);
    assertThat(lasting.next()).isEqualTo(2);
  }

  @Test
  void chunkingRefusesWhatMakesNoSense() {
    assertThatThrownBy(() -> Chunking.of(0)).hasMessage("size = 0, must be at least 1");
    assertThatThrownBy(() -> new Chunking.Adaptive(Duration.ZERO, 1))
        .hasMessage("aim = PT0S, must be positive");
    assertThatThrownBy(() -> new Chunking.Adaptive(Duration.ofNanos(1), 0))
        .hasMessage("max = 0, must be at least 1");
  }

  @Test
  void theBuilderRefusesWhatMakesNoSense() {
    refuses(it -> it.workers(-1), "workers = -1, must be at least 0");
    refuses(it -> it.capacity(0), "capacity = 0, must be at least 1");
    refuses(it -> it.timeout(Duration.ZERO), "timeout = PT0S, must be positive");
    refuses(it -> it.deadLetterLimit(-1), "deadLetterLimit = -1, must be at least 0");
    refuses(it -> it.window(Duration.ofSeconds(-1)), "window = PT-1S, must be positive");
  }

  private static void refuses(Consumer<FarmBuilder<String, String>> setting, String message) {
    FarmBuilder<String, String> builder = Farm.of(FarmFunction.local(text -> text));
    assertThatThrownBy(() -> setting.accept(builder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aFunctionWithoutCodecsStaysInThisProcess() {
    Platform.Individual elsewhere =
        new Platform.Individual() {
          @Override
          public String name() {
            return "elsewhere";
          }

          @Override
          public boolean remote() {
            return true;
          }

          @Override
          public <I, O> Platform.Fleet<I, O> open(FarmFunction<I, O> function, TimeSource time) {
            throw new AssertionError("opened for " + function.name());
          }
        };
    FarmBuilder<String, String> farm = Farm.<String, String>of(text -> text).platform(elsewhere);
    assertThatThrownBy(farm::open)
        .isInstanceOf(FarmException.class)
        .hasMessageContaining("Function 'local' has no codecs")
        .hasMessageContaining("the platform is elsewhere")
        .hasMessageContaining("FarmFunction.of(name, input, output, work)");
  }

  @Test
  void aPlatformIsNotAskedForMoreWorkersThanItCanHave() {
    Platform small =
        new Platform.Individual() {
          @Override
          public String name() {
            return "small";
          }

          @Override
          public int mostWorkers() {
            return 4;
          }

          @Override
          public <I, O> Platform.Fleet<I, O> open(FarmFunction<I, O> function, TimeSource time) {
            throw new AssertionError("opened for " + function.name());
          }
        };
    FarmBuilder<String, String> farm = Farm.<String, String>of(text -> text).platform(small);
    assertThatThrownBy(farm.workers(5)::open)
        .isInstanceOf(FarmException.class)
        .hasMessageContaining("Platform small can have 4 workers at most")
        .hasMessageContaining("wants up to 5");
    farm.workers(1).controller(Controllers.fixed(1), 1, 6);
    assertThatThrownBy(farm::open).hasMessageContaining("wants up to 6");
  }

  @Test
  void anOrderedFarmPassesOnFromItsFirstGap() {
    ReorderBuffer<String, String> buffer = new ReorderBuffer<>();
    StringBuilder seen = new StringBuilder();
    for (int id : List.of(2, 1, 4, 0, 200, 3)) {
      Submission<String, String> task = new Submission<>("t", _ -> {}, _ -> false);
      task.number(id);
      buffer.add(task, it -> seen.append(it.id()).append(' '));
      seen.append("; ");
    }
    assertThat(seen).hasToString("; ; ; 0 1 2 ; ; 3 4 ; ");
  }
}
