package io.farmhand.lab.environment;

/** Some way to step environments, on and on. */
public interface Ride {
  /** What the table calls it. */
  String name();

  /** Does some steps; how many. */
  long steps();
}
