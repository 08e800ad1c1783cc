package io.farmhand.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.task.FarmFunction;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerPoolTest {
  private final VirtualTime time = new VirtualTime();
  private final ScriptedPlatform platform = new ScriptedPlatform();
  private final WorkerPool<String, String> pool =
      new WorkerPool<>(
          platform,
          FarmFunction.<String, String>local(text -> text),
          platform::slot,
          time,
          platform);

  /**
   * Each scenario: a script, what the pool did, and "target: starting+ready+draining" at the end.
   * In the script, {@code =n} asks for n workers, {@code rN} makes worker N ready, {@code fN} has
   * its start fail, {@code bN} and {@code iN} give it a task or take it away, {@code sN} says that
   * it has done one, {@code eN} ends it once retired, {@code dN} has it die after having worked,
   * {@code xN} before, {@code aN} has it abandoned, and {@code tN} lets N milliseconds pass.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          starts in parallel                        | =3                               | start 1, start 2, start 3                                                   | 3: 3+0+0
          workers become ready in any order         | =3 r2 r3 r1                      | start 1, start 2, start 3                                                   | 3: 0+3+0
          nothing to do                             | =2 r1 r2 =2                      | start 1, start 2                                                            | 2: 0+2+0
          the newest pending starts are cancelled   | =4 r1 =2                         | start 1, start 2, start 3, start 4, cancel 4, cancel 3                      | 2: 1+1+0
          pending starts go before idle workers     | =3 r1 r2 =2 =1                   | start 1, start 2, start 3, cancel 3, retire 2                               | 1: 0+1+1
          idle workers go before busy ones          | =3 r1 r2 r3 b3 b1 =2             | start 1, start 2, start 3, retire 2                                         | 2: 0+2+1
          the newest of the busy ones goes          | =3 r1 r2 r3 b1 b2 b3 =2          | start 1, start 2, start 3, retire 3                                         | 2: 0+2+1
          a drained worker is stopped at its end    | =2 r1 r2 b1 b2 =1 e2             | start 1, start 2, retire 2, stop 2                                          | 1: 0+1+0
          a draining worker is kept                 | =2 r1 r2 b1 b2 =1 =2             | start 1, start 2, retire 2, reinstate 2                                     | 2: 0+2+0
          one that has stopped is not               | =2 r1 r2 =1 e2 =2                | start 1, start 2, retire 2, stop 2, start 3                                 | 2: 1+1+0
          draining ones are kept before starting    | =2 r1 r2 b1 b2 =0 =3             | start 1, start 2, retire 2, retire 1, reinstate 2, reinstate 1, start 3     | 3: 1+2+0
          a start that comes too late is stopped    | =1 =0 r1                         | start 1, cancel 1                                                           | 0: 0+0+0
          the dead are replaced at once             | =2 r1 r2 d1                      | start 1, start 2, stop 1, start 3                                           | 2: 1+1+0
          a dead draining one is not replaced       | =2 r1 r2 b2 b1 =1 d2             | start 1, start 2, retire 2, stop 2                                          | 1: 0+1+0
          one that never worked is replaced at once | =1 r1 x1                         | start 1, stop 1, start 2                                                    | 1: 1+0+0
          its replacement later                     | =1 r1 x1 r2 x2 t99               | start 1, stop 1, start 2, stop 2                                            | 1: 0+0+0
          after the first delay                     | =1 r1 x1 r2 x2 t100              | start 1, stop 1, start 2, stop 2, start 3                                   | 1: 1+0+0
          and another one too                       | =2 r1 r2 t1 x1 r3 x2 t99         | start 1, start 2, stop 1, start 3, stop 2                                   | 2: 0+1+0
          unless the replacement has worked         | =2 r1 r2 t1 x1 r3 s3 x2          | start 1, start 2, stop 1, start 3, stop 2, start 4                          | 2: 1+1+0
          not those that had worked before          | =2 r1 r2 s2 t1 x1 r3 x3 t99      | start 1, start 2, stop 1, start 3, stop 3                                   | 2: 0+1+0
          or one has died after having worked       | =2 r1 r2 t1 x1 d2 r3 x3          | start 1, start 2, stop 1, start 3, stop 2, start 4, stop 3, start 5         | 2: 2+0+0
          or after a quiet time                     | =1 r1 x1 t10001 r2 x2            | start 1, stop 1, start 2, stop 2, start 3                                   | 1: 1+0+0
          a start that fails is tried again         | =1 f1 t100                       | start 1, start 2                                                            | 1: 1+0+0
          with growing delays                       | =1 f1 t100 f2 t199               | start 1, start 2                                                            | 1: 0+0+0
          that double                               | =1 f1 t100 f2 t200 f3 t400       | start 1, start 2, start 3, start 4                                          | 1: 1+0+0
          once for all that fail together           | =4 f1 f2 f3 f4 t100 f5 f6 t200   | start 1, start 2, start 3, start 4, start 5, start 6, start 7, start 8, start 9, start 10 | 4: 4+0+0
          and anew after a quiet time               | =1 f1 t100 f2 t200 r3 t10001 =2 f4 t100 | start 1, start 2, start 3, start 4, start 5 | 2: 1+1+0
          nothing starts during a delay             | =1 f1 =3 t99                     | start 1                                                                     | 3: 0+0+0
          but all that is wanted after it           | =1 f1 =3 t100                    | start 1, start 2, start 3, start 4                                          | 3: 3+0+0
          and nothing when no more is wanted        | =1 f1 =0 t100                    | start 1                                                                     | 0: 0+0+0
          a stuck worker is replaced                | =2 r1 r2 b1 b2 s1 a1               | start 1, start 2, retire 1, start 3                                         | 2: 1+1+0
          and stopped when it comes back            | =1 r1 b1 s1 a1 r2 e1               | start 1, retire 1, start 2, stop 1                                          | 1: 0+1+0
          a stuck draining one is only forgotten    | =2 r1 r2 b1 b2 =1 a2             | start 1, start 2, retire 2                                                  | 1: 0+1+0
          even at its first task                    | =1 r1 b1 a1                      | start 1, retire 1, start 2                                                  | 1: 1+0+0
          a forgotten one is not forgotten twice    | =1 r1 b1 s1 a1 a1                  | start 1, retire 1, start 2                                                  | 1: 1+0+0
          """)
  void keepsAsManyWorkersAsAskedFor(String name, String script, String log, String counts) {
    for (String step : script.split(" +", -1)) {
      play(step.charAt(0), Integer.parseInt(step.substring(1)));
    }
    assertThat(String.join(", ", platform.log)).isEqualTo(log);
    assertThat(platform.counts).isEqualTo(counts);
  }

  private void play(char act, int number) {
    switch (act) {
      case '=' -> pool.resize(number);
      case 'r' -> platform.ready(number);
      case 'f' -> platform.failToStart(number);
      case 'b' -> platform.slotOf(number).busy = true;
      case 'i' -> platform.slotOf(number).busy = false;
      case 's' -> platform.slotOf(number).served = true;
      case 'e' -> platform.end(number, true, true);
      case 'd' -> platform.end(number, false, true);
      case 'x' -> platform.end(number, false, false);
      case 'a' -> pool.abandon(platform.slotOf(number));
      case 't' -> time.advance(Duration.ofMillis(number));
      default -> throw new IllegalArgumentException("no such act: " + act);
    }
  }

  @Test
  void delaysGrowNoLongerThanTenSeconds() {
    pool.resize(1);
    for (int number = 1; number <= 12; number++) {
      platform.failToStart(number);
      time.advance(Duration.ofSeconds(10));
    }
    assertThat(platform.log).hasSize(13);
  }

  @Test
  void aPlatformThatThrowsInsteadOfFailingIsTriedAgainToo() {
    platform.refuses = true;
    pool.resize(2);
    assertThat(platform.counts).isEqualTo("2: 0+0+0");
    platform.refuses = false;
    time.advance(Duration.ofMillis(100));
    assertThat(platform.log).containsExactly("start 1", "start 2");
    assertThat(platform.counts).isEqualTo("2: 2+0+0");
  }

  @Test
  void tellsHowLongStartsTook() {
    pool.resize(2);
    time.advance(Duration.ofMillis(30));
    platform.ready(2);
    time.advance(Duration.ofMillis(20));
    platform.ready(1);
    assertThat(platform.startups())
        .containsExactly(Duration.ofMillis(30).toNanos(), Duration.ofMillis(50).toNanos());
  }

  @Test
  void countsTheBusyOnesAmongReadyAndDraining() {
    pool.resize(3);
    List.of(1, 2, 3).forEach(platform::ready);
    platform.slotOf(1).busy = true;
    platform.slotOf(2).busy = true;
    assertThat(pool.busy()).isEqualTo(2);
    pool.resize(1);
    assertThat(platform.counts).isEqualTo("1: 0+1+2");
    assertThat(pool.busy()).isEqualTo(2);
    assertThat(pool.target()).isEqualTo(1);
  }

  @Test
  void refusesNegativeNumbers() {
    assertThatThrownBy(() -> pool.resize(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers = -1, must not be negative");
  }

  @Test
  void closingWaitsForNothingWithoutPatience() throws InterruptedException {
    pool.resize(3);
    platform.ready(1);
    platform.slotOf(1).busy = true;
    assertThat(pool.close(Duration.ZERO)).isFalse();
    assertThat(platform.log)
        .containsExactly(
            "start 1", "start 2", "start 3", "cancel 3", "cancel 2", "retire 1", "close");
    pool.resize(5);
    assertThat(platform.counts).isEqualTo("0: 0+0+1");
    platform.end(1, true, true);
    assertThat(pool.close(Duration.ZERO)).isTrue();
  }

  @Test
  void closingWaitsForTheLastTask() throws InterruptedException {
    pool.resize(1);
    platform.ready(1);
    platform.slotOf(1).busy = true;
    Thread worker = Thread.ofPlatform().start(() -> endOnceRetired(1));
    assertThat(pool.close(Duration.ofSeconds(30))).isTrue();
    worker.join();
    assertThat(platform.log).containsExactly("start 1", "retire 1", "stop 1", "close");
  }

  private void endOnceRetired(int number) {
    while (pool.target() > 0) {
      Thread.onSpinWait();
    }
    platform.end(number, true, true);
  }

  @Test
  void closesEvenWhenInterrupted() {
    pool.resize(1);
    platform.ready(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> pool.close(Duration.ofSeconds(30)))
        .isInstanceOf(InterruptedException.class);
    assertThat(platform.log).containsExactly("start 1", "retire 1", "close");
  }
}
