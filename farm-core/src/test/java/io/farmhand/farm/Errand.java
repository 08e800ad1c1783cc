package io.farmhand.farm;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a task of a test does. */
record Errand(int number, Kind kind, AtomicInteger runs) {
  enum Kind {
    WORKS,
    TAKES_A_WHILE,
    FAILS,
    FAILS_AT_FIRST,
    INTERRUPTS_ITSELF,
    GIVES_NULL,
    SLEEPS_TOO_LONG,
    IS_STUCK_FOR_A_WHILE
  }

  Errand(int number, Kind kind) {
    this(number, kind, new AtomicInteger());
  }

  @SuppressWarnings("NullAway") // a result of null is among what functions give
  Integer run() throws Exception {
    int run = runs.incrementAndGet();
    switch (kind) {
      case WORKS -> {}
      case TAKES_A_WHILE -> FarmPlan.TIME.sleep(Duration.ofMillis(number % 5 * 20L));
      case FAILS -> throw new IllegalStateException("errand " + number + " fails");
      case FAILS_AT_FIRST -> {
        if (run == 1) {
          throw new StackOverflowError("errand " + number + " fails at first");
        }
      }
      case INTERRUPTS_ITSELF -> Thread.currentThread().interrupt();
      case GIVES_NULL -> {
        @Nullable Integer none = null;
        return none;
      }
      case SLEEPS_TOO_LONG -> FarmPlan.TIME.sleep(Duration.ofSeconds(100));
      case IS_STUCK_FOR_A_WHILE -> beStuck(Duration.ofSeconds(3));
    }
    return number;
  }

  /** Longer than a timeout and its grace, and deaf to interrupts. */
  private static void beStuck(Duration duration) {
    long end = FarmPlan.TIME.nanos() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - FarmPlan.TIME.nanos()) {
      try {
        FarmPlan.TIME.sleep(left);
      } catch (InterruptedException _) {
        // It does not listen.
      }
    }
  }
}
