package io.farmhand.sim.yaml;

/** Leaves a reader whose value is wrong; the mistake is already in {@link Problems}. */
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Rejected() {
    super("a mistake that is reported with the others", null, false, false);
  }
}
