package io.farmhand.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.platform.contract.NumberedTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.VirtualTime;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPlatformTest {
  @Test
  void everyWorkerKeepsTheSpeedItStartedWith() throws Exception {
    Iterator<Double> factors = List.of(1.5, 0.5).iterator();
    LocalPlatform platform = LocalPlatform.ofThreads().withSlowness(factors::next);
    FarmFunction<String, Double> asks = FarmFunction.local(_ -> LocalPlatform.slowness());
    NumberedTask task = new NumberedTask(1, "one");
    try (Platform.Fleet<String, Double> fleet = platform.open(asks, new VirtualTime())) {
      Platform.Worker<String, Double> slow = fleet.start().get();
      Platform.Worker<String, Double> fast = fleet.start().get();
      assertThat(slow.call(task)).isEqualTo(1.5);
      assertThat(fast.call(task)).isEqualTo(0.5);
      assertThat(slow.call(task)).isEqualTo(1.5);
    }
    assertThat(LocalPlatform.slowness()).isEqualTo(1);
  }
}
