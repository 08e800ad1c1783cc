package io.farmhand.gateway.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.time.TimeSource;
import java.io.FileNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StartsTest {
  /** With so many, the next look would be in more than half an hour. */
  private static final int MANY = 1_000_000;

  private final Starts starts = new Starts(TimeSource.system());

  @AfterEach
  void close() {
    starts.close();
  }

  @Test
  @Timeout(60)
  void looksAtOnceWhenSomethingWasWritten() throws InterruptedException {
    for (int i = 0; i < MANY; i++) {
      starts.begin();
    }
    Starts.Start start = starts.begin();
    start.sign();
    start.sign();
    start.pause();
    Thread writer = Thread.ofPlatform().start(start::sign);
    start.pause();
    writer.join();
  }

  @Test
  @Timeout(60)
  void looksOftenWhenTheOthersHaveStarted() throws InterruptedException {
    Starts.Start start = starts.begin();
    for (int i = 0; i < MANY; i++) {
      starts.begin().close();
    }
    start.pause();
  }

  @Test
  void launchesOnAThreadOfTheSystem() throws Exception {
    try (Starts.Start start = starts.begin()) {
      assertThat(start.launch(() -> Thread.currentThread().isVirtual())).isFalse();
      assertThatThrownBy(
              () ->
                  start.launch(
                      () -> {
                        throw new FileNotFoundException("no such program");
                      }))
          .isInstanceOf(FileNotFoundException.class)
          .hasMessage("no such program");
    }
  }
}
