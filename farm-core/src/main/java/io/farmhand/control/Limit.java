package io.farmhand.control;

/** What kept a target from being the wanted one. */
public enum Limit {
  /** Nothing: the target is the wanted one. */
  NONE,
  /** {@link Limits#min()}. */
  MIN,
  /** {@link Limits#max()}. */
  MAX,
  /** {@link Limits#stepUp()}. */
  STEP_UP,
  /** {@link Limits#stepDown()}. */
  STEP_DOWN,
  /** {@link Limits#stabilizeUp()}. */
  STABILIZE_UP,
  /** {@link Limits#stabilizeDown()}. */
  STABILIZE_DOWN,
  /** {@link Limits#hysteresis()}. */
  HYSTERESIS
}
