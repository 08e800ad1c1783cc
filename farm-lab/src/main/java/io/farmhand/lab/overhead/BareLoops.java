package io.farmhand.lab.overhead;

import io.farmhand.lab.overhead.Contender.Session;
import java.util.List;

/** The tasks without any distribution: what nothing can beat. */
final class BareLoops {
  private BareLoops() {}

  static List<Contender> contenders() {
    return List.of(
        new Contender(Contenders.ONE_THREAD, 2, work -> tasks -> work.sum(0, tasks)),
        new Contender(Contenders.LIMIT, 1, BareLoops::twoThreads));
  }

  private static Session twoThreads(Work work) {
    return tasks -> {
      long[] upper = new long[1];
      Thread other = Thread.ofPlatform().start(() -> upper[0] = work.sum(tasks / 2, tasks));
      long lower = work.sum(0, tasks / 2);
      other.join();
      return lower + upper[0];
    };
  }
}
