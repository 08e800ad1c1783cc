package io.farmhand.lab.overhead;

import java.util.List;
import java.util.stream.Stream;

/** All ways that are compared. */
public final class Contenders {
  /** The contender that is the limit of what two cores can do. */
  public static final String LIMIT = "bare loop, 2 threads";

  /** The contender that is one core alone. */
  public static final String ONE_THREAD = "bare loop, 1 thread";

  private Contenders() {}

  /** Every contender, the bare loops first, then the farm. */
  public static List<Contender> all() {
    return Stream.of(
            BareLoops.contenders(),
            Farms.contenders(),
            Pools.contenders(),
            BlockingQueues.contenders(),
            Rings.contenders())
        .flatMap(List::stream)
        .toList();
  }
}
