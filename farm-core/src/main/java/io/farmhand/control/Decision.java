package io.farmhand.control;

import java.util.Objects;

/**
 * A wanted number of workers and why.
 *
 * @param target workers wanted, before limits; not negative
 * @param reason why
 */
public record Decision(int target, Reason reason) {
  public Decision {
    if (target < 0) {
      throw new IllegalArgumentException("target = " + target + ", must not be negative");
    }
    Objects.requireNonNull(reason, "reason");
  }
}
