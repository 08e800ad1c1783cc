package io.farmhand.platform;

import io.farmhand.platform.contract.FakeGroup;
import io.farmhand.platform.contract.GroupContract;
import io.farmhand.platform.contract.IndividualContract;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;

class PlatformsTest {
  @Nested
  class Threads extends IndividualContract {
    @Override
    protected Platform.Individual platform() {
      return LocalPlatform.ofThreads();
    }
  }

  @Nested
  class SlowVirtualThreads extends IndividualContract {
    @Override
    protected Platform.Individual platform() {
      SplittableRandom chance = new SplittableRandom(5);
      return LocalPlatform.ofVirtualThreads()
          .withStartup(() -> Duration.ofMillis(chance.nextInt(20)))
          .withOverhead(() -> Duration.ofNanos(chance.nextInt(100_000)));
    }
  }

  @Nested
  class ReadyGroup extends GroupContract {
    @Override
    protected Platform.Group platform() {
      return new FakeGroup(Duration.ZERO);
    }
  }

  @Nested
  class SlowGroup extends GroupContract {
    @Override
    protected Platform.Group platform() {
      return new FakeGroup(Duration.ofMillis(15));
    }
  }
}
