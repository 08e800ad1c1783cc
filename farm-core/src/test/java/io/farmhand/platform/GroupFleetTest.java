package io.farmhand.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.platform.Platform.Worker;
import io.farmhand.platform.contract.FakeGroup;
import io.farmhand.platform.contract.NumberedTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupFleetTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeGroup group = new FakeGroup(Duration.ofMillis(10));
  private final GroupFleet<String, String> fleet = fleet(group);

  private GroupFleet<String, String> fleet(FakeGroup over) {
    return new GroupFleet<>(over, FarmFunction.<String, String>local(text -> text), time);
  }

  private List<CompletableFuture<Worker<String, String>>> start(int count) {
    List<CompletableFuture<Worker<String, String>>> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starts.add(fleet.start());
    }
    return starts;
  }

  private void pass() {
    time.advance(Duration.ofMillis(10));
  }

  @Test
  void givesOnePermitForEachReadyWorker() {
    var starts = start(3);
    assertThat(group.resizes()).containsExactly(1, 2, 3);
    assertThat(starts).noneMatch(CompletableFuture::isDone);
    pass();
    assertThat(starts).allMatch(CompletableFuture::isDone);
    assertThat(starts.stream().map(start -> start.join().name())).doesNotHaveDuplicates();
  }

  @Test
  void asksForFewerWhenAPermitOrAStartIsGivenUp() {
    var starts = start(2);
    pass();
    var pending = fleet.start();
    pending.cancel(false);
    assertThat(group.resizes()).endsWith(3, 2);
    starts.getFirst().join().stop();
    starts.getFirst().join().stop();
    assertThat(group.resizes()).endsWith(3, 2, 1);
    pass();
    assertThat(pending.isCancelled()).isTrue();
  }

  @Test
  void aPermitThatIsHandedBackGoesToAPendingStart() {
    var starts = start(2);
    pass();
    var pending = fleet.start();
    assertThat(pending).isNotDone();
    starts.getFirst().join().stop();
    assertThat(pending).isDone();
    pass();
    assertThat(group.resizes()).endsWith(3, 2);
  }

  @Test
  void callsBeyondTheReadyOnesAreNotAccepted() throws Exception {
    var starts = start(1);
    pass();
    Worker<String, String> worker = starts.getFirst().join();
    group.lose(1);
    assertThatThrownBy(() -> worker.call(new NumberedTask(1, "a")))
        .isInstanceOf(NotAcceptedException.class);
    pass();
    assertThat(worker.call(new NumberedTask(1, "a"))).isEqualTo("a");
  }

  @Test
  void noPermitIsGivenWhileTheGroupHasFewerThanThereArePermits() {
    var starts = start(2);
    pass();
    group.lose(2);
    var third = fleet.start();
    assertThat(third).isNotDone();
    pass();
    assertThat(third).isDone();
    assertThat(starts).allMatch(CompletableFuture::isDone);
  }

  @Test
  void isNotStuckWhenAGroupAnswersAResizeAtOnceWhileAPoolAsksForMore() throws Exception {
    FakeGroup quick = new FakeGroup(Duration.ZERO);
    GroupFleet<String, String> busy = fleet(quick);
    Object pool = new Object();
    CountDownLatch done = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                for (int round = 0; round < 20_000; round++) {
                  CompletableFuture<Worker<String, String>> start;
                  synchronized (pool) {
                    start = busy.start();
                    var _ = start.whenComplete((_, _) -> touch(pool));
                  }
                  start.join().stop();
                }
                done.countDown();
              });
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).as("both pools came to their end").isTrue();
    assertThat(quick.resizes()).endsWith(0);
  }

  private static void touch(Object pool) {
    synchronized (pool) {
      assertThat(Thread.holdsLock(pool)).isTrue();
    }
  }
}
