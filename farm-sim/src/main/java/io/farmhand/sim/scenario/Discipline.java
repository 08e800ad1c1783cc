package io.farmhand.sim.scenario;

import io.farmhand.sim.math.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * In which order waiting tasks are served.
 *
 * @param order the rule
 * @param tardyShare share of the turns reserved for tardy tasks, in 0..1, exclusive of 1; only
 *     {@link Order#LEAST_SLACK_TARDY_LAST} has them wait
 */
public record Discipline(Order order, double tardyShare) {
  /** First come, first served. */
  public static final Discipline FIFO = new Discipline(Order.FIFO, 0);

  public Discipline {
    Require.that(tardyShare >= 0 && tardyShare < 1, "tardyShare", tardyShare, "in 0 .. 1");
    Require.that(
        tardyShare == 0 || order == Order.LEAST_SLACK_TARDY_LAST,
        "tardyShare",
        tardyShare,
        "0 unless the order is least-slack-tardy-last");
  }

  /** A discipline without reserved turns. */
  public static Discipline of(Order order) {
    return new Discipline(order, 0);
  }

  /** The rules by which a waiting task can be chosen. */
  public enum Order {
    /** First come, first served. */
    FIFO,
    /** Earliest deadline first. */
    EDF,
    /** Earliest latest start first: deadline less expected service time. */
    LEAST_SLACK,
    /** The same, but a task that can no longer meet its deadline waits behind all that can. */
    LEAST_SLACK_TARDY_LAST;

    /** The name in files and on the command line, such as {@code least-slack}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of this name. */
    public static Optional<Order> parse(String text) {
      return Arrays.stream(values()).filter(order -> order.text().equals(text)).findFirst();
    }

    /** Every name, in order of declaration. */
    public static List<String> names() {
      return Arrays.stream(values()).map(Order::text).toList();
    }
  }
}
