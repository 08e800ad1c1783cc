package io.farmhand.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.exit.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptsTest {
  private final List<String> calls = new CopyOnWriteArrayList<>();

  @Test
  void theFirstDrainsTheSecondAborts() {
    try (Interrupts interrupts = listening(Duration.ofHours(1), () -> calls.add("abort"))) {
      assertThat(interrupts.code()).isEmpty();
      interrupts.interrupt(ExitCode.TERMINATED);
      interrupts.interrupt(ExitCode.INTERRUPTED);

      assertThat(calls)
          .containsExactly(
              "Draining: no more tasks are taken, those accepted may take another 1:00:00."
                  + " Interrupt again to abort.",
              "drain",
              "Aborting. Interrupt once more to leave without a report.",
              "abort");
      assertThat(interrupts.code()).contains(ExitCode.TERMINATED);
    }
  }

  @Test
  void drainingThatTakesTooLongIsAborted() throws InterruptedException {
    CountDownLatch aborted = new CountDownLatch(1);
    try (Interrupts interrupts = listening(Duration.ofMillis(1), aborted::countDown)) {
      interrupts.interrupt(ExitCode.INTERRUPTED);
      aborted.await();

      assertThat(interrupts.code()).contains(ExitCode.INTERRUPTED);
    }
  }

  private Interrupts listening(Duration bound, Runnable abort) {
    return new Interrupts(bound, () -> calls.add("drain"), abort, calls::add);
  }
}
