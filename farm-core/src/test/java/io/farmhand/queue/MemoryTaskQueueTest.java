package io.farmhand.queue;

import io.farmhand.queue.contract.BlockingContract;
import io.farmhand.queue.contract.FencingContract;
import io.farmhand.queue.contract.QueueHarness;
import io.farmhand.queue.contract.TaskQueueContract;
import org.junit.jupiter.api.Nested;

class MemoryTaskQueueTest {
  private static TaskQueue<String, String> open(QueueHarness.Setup setup) {
    return new MemoryTaskQueue<>(
        setup.capacity(),
        setup.discipline(),
        setup.retries(),
        setup.random(),
        setup.time(),
        setup.listener(),
        setup.settlements());
  }

  @Nested
  class HandOver extends TaskQueueContract {
    @Override
    protected QueueHarness.Opener opener() {
      return MemoryTaskQueueTest::open;
    }
  }

  @Nested
  class Fencing extends FencingContract {
    @Override
    protected QueueHarness.Opener opener() {
      return MemoryTaskQueueTest::open;
    }
  }

  @Nested
  class Blocking extends BlockingContract {
    @Override
    protected QueueHarness.Opener opener() {
      return MemoryTaskQueueTest::open;
    }
  }
}
