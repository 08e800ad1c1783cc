package io.farmhand.time;

/** Something scheduled that may still be withdrawn. */
@FunctionalInterface
public interface Cancellable {
  /** Withdraws it; without effect once it has run or was withdrawn. */
  void cancel();
}
