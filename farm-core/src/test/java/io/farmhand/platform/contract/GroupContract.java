package io.farmhand.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.Platform;
import io.farmhand.platform.Platform.Crew;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every platform has to keep to that sets a number of workers. */
public abstract class GroupContract extends PlatformContract {
  @Override
  protected abstract Platform.Group platform();

  private final LinkedBlockingQueue<Integer> told = new LinkedBlockingQueue<>();

  @Test
  void tellsWhenAsManyAreReadyAsWereAskedFor() throws Exception {
    try (Crew<String, String> crew = open()) {
      crew.resize(3);
      awaitReady(3);
      crew.resize(1);
      awaitReady(1);
      crew.resize(4);
      awaitReady(4);
      crew.resize(0);
      awaitReady(0);
    }
  }

  @Test
  void anyWorkerAnswers() throws Exception {
    try (Crew<String, String> crew = open()) {
      crew.resize(2);
      awaitReady(2);
      for (int i = 0; i < 10; i++) {
        assertThat(crew.call(new NumberedTask(i, "t" + i))).isEqualTo("T" + i);
      }
    }
  }

  @Test
  void aTaskThatFailsLeavesTheCrewAlive() throws Exception {
    try (Crew<String, String> crew = open()) {
      crew.resize(1);
      awaitReady(1);
      assertThatThrownBy(() -> crew.call(new NumberedTask(1, ""))).hasMessageContaining("no text");
      assertThat(crew.call(new NumberedTask(2, "two"))).isEqualTo("TWO");
    }
  }

  @Test
  void acceptsNothingWhenThereIsNobody() {
    try (Crew<String, String> crew = open()) {
      assertThatThrownBy(() -> crew.call(new NumberedTask(1, "one")))
          .isInstanceOf(NotAcceptedException.class);
    }
  }

  @Test
  void askingForTheSameAgainIsFine() throws Exception {
    try (Crew<String, String> crew = open()) {
      crew.resize(2);
      crew.resize(2);
      awaitReady(2);
      crew.resize(2);
      assertThat(crew.call(new NumberedTask(1, "one"))).isEqualTo("ONE");
    }
  }

  private Crew<String, String> open() {
    return platform().open(UPPER, time(), told::add);
  }

  private void awaitReady(int count) throws InterruptedException {
    Integer ready = told.poll(60, TimeUnit.SECONDS);
    while (ready != null && ready != count) {
      ready = told.poll(60, TimeUnit.SECONDS);
    }
    assertThat(ready).as("ready workers").isEqualTo(count);
  }
}
