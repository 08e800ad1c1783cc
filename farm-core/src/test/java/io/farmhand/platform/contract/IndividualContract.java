package io.farmhand.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.platform.Platform;
import io.farmhand.platform.Platform.Fleet;
import io.farmhand.platform.Platform.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every platform has to keep to that starts workers one by one. */
public abstract class IndividualContract extends PlatformContract {
  @Override
  protected abstract Platform.Individual platform();

  @Test
  void workersStartInParallelWithNamesOfTheirOwn() throws Exception {
    try (Fleet<String, String> fleet = open()) {
      List<CompletableFuture<Worker<String, String>>> starts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        starts.add(fleet.start());
      }
      List<String> names = new ArrayList<>();
      for (CompletableFuture<Worker<String, String>> start : starts) {
        names.add(start.get(60, TimeUnit.SECONDS).name());
      }
      assertThat(names).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }
  }

  @Test
  void aWorkerAnswersOneTaskAfterTheOther() throws Exception {
    try (Fleet<String, String> fleet = open()) {
      Worker<String, String> worker = start(fleet);
      assertThat(worker.call(new NumberedTask(1, "one"))).isEqualTo("ONE");
      assertThat(worker.call(new NumberedTask(2, "zwölf ≠ 12"))).isEqualTo("ZWÖLF ≠ 12");
      worker.stop();
    }
  }

  @Test
  void aTaskThatFailsLeavesItsWorkerAlive() throws Exception {
    try (Fleet<String, String> fleet = open()) {
      Worker<String, String> worker = start(fleet);
      assertThatThrownBy(() -> worker.call(new NumberedTask(1, "")))
          .hasMessageContaining("no text");
      assertThat(worker.call(new NumberedTask(2, "two"))).isEqualTo("TWO");
    }
  }

  @Test
  void oneWorkerStopsAndTheOthersGoOn() throws Exception {
    try (Fleet<String, String> fleet = open()) {
      Worker<String, String> first = start(fleet);
      Worker<String, String> second = start(fleet);
      first.stop();
      assertThat(second.call(new NumberedTask(1, "one"))).isEqualTo("ONE");
      assertThat(start(fleet).call(new NumberedTask(2, "two"))).isEqualTo("TWO");
    }
  }

  @Test
  void aStartCanBeWithdrawn() throws Exception {
    try (Fleet<String, String> fleet = open()) {
      CompletableFuture<Worker<String, String>> start = fleet.start();
      boolean withdrawn = start.cancel(false);
      assertThat(start.isDone()).isTrue();
      assertThat(start.isCancelled()).isEqualTo(withdrawn);
      assertThat(start(fleet).call(new NumberedTask(1, "one"))).isEqualTo("ONE");
    }
  }

  @Test
  void closingTwiceIsFine() throws Exception {
    Fleet<String, String> fleet = open();
    assertThat(start(fleet).call(new NumberedTask(1, "one"))).isEqualTo("ONE");
    fleet.close();
    fleet.close();
  }

  private Fleet<String, String> open() {
    return platform().open(UPPER, time());
  }

  private static Worker<String, String> start(Fleet<String, String> fleet) throws Exception {
    return fleet.start().get(60, TimeUnit.SECONDS);
  }
}
